/** The one interface that every API implements. */
@NullMarked
package dev.fovea.dialect;

import org.jspecify.annotations.NullMarked;
