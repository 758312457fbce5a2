@NullMarked
package dev.fovea.engine.vision.picture;

import org.jspecify.annotations.NullMarked;
