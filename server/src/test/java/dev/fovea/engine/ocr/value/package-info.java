@NullMarked
package dev.fovea.engine.ocr.value;

import org.jspecify.annotations.NullMarked;
