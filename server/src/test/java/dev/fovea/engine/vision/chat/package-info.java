@NullMarked
package dev.fovea.engine.vision.chat;

import org.jspecify.annotations.NullMarked;
