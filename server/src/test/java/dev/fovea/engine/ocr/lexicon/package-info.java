@NullMarked
package dev.fovea.engine.ocr.lexicon;

import org.jspecify.annotations.NullMarked;
