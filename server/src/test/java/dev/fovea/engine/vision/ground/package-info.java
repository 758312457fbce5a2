@NullMarked
package dev.fovea.engine.vision.ground;

import org.jspecify.annotations.NullMarked;
