/** Tests of the rules that the model itself holds. */
@NullMarked
package dev.fovea.model;

import org.jspecify.annotations.NullMarked;
