/** From bytes to words: decoding, preparing, recognising, in child processes. */
@NullMarked
package dev.fovea.engine.ocr.text;

import org.jspecify.annotations.NullMarked;
