@NullMarked
package dev.fovea.engine.vision.answer;

import org.jspecify.annotations.NullMarked;
