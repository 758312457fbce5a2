/** Wiring by hand, read top to bottom. */
@NullMarked
package dev.fovea.app;

import org.jspecify.annotations.NullMarked;
