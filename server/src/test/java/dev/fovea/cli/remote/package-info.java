/** Tests of the commands that call a server: against a real one in this process, and against one that only fails. */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.remote;
