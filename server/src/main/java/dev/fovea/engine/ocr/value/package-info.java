/** Typed values in recognised words: strict recognisers that know what a scan does to digits. */
@NullMarked
package dev.fovea.engine.ocr.value;

import org.jspecify.annotations.NullMarked;
