/** The engine that reads print, without network or account: recognises words and maps them to the fields of a pattern. */
@NullMarked
package dev.fovea.engine.ocr;

import org.jspecify.annotations.NullMarked;
