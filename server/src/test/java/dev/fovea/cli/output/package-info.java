/** Tests of what is printed. */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.output;
