@NullMarked
package dev.fovea.engine.ocr.read;

import org.jspecify.annotations.NullMarked;
