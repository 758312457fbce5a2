/** Commands of the {@code fovea} program. */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli;
