/** Reads over what was taken in. */
@NullMarked
package dev.fovea.core.query;

import org.jspecify.annotations.NullMarked;
