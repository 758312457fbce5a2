/** Tests of profiles and calls. */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.client;
