/** Tests of reading words, with real child processes. */
@NullMarked
package dev.fovea.engine.ocr.text;

import org.jspecify.annotations.NullMarked;
