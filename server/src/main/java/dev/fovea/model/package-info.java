/** The domain: immutable values without behaviour that needs the world. */
@NullMarked
package dev.fovea.model;

import org.jspecify.annotations.NullMarked;
