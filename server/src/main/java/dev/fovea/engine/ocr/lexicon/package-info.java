/** What fields mean, and the words that documents print beside their values. */
@NullMarked
package dev.fovea.engine.ocr.lexicon;

import org.jspecify.annotations.NullMarked;
