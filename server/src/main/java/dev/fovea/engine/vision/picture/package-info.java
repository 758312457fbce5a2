/** Pictures as an endpoint takes them: JPEG or PNG, upright, of limited size. */
@NullMarked
package dev.fovea.engine.vision.picture;

import org.jspecify.annotations.NullMarked;
