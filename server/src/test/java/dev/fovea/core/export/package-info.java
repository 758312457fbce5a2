/** Exports, written from a real store and read by readers that share no code with the writers. */
@NullMarked
package dev.fovea.core.export;

import org.jspecify.annotations.NullMarked;
