/** Tests of the engine that reads print, and a command for developers. */
@NullMarked
package dev.fovea.engine.ocr;

import org.jspecify.annotations.NullMarked;
