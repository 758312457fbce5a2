@NullMarked
package dev.fovea.engine.vision;

import org.jspecify.annotations.NullMarked;
