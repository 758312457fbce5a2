/**
 * From words to fields: candidates for every field, scored by where they stand to their labels, chosen together, checked by
 * arithmetic, with an honest confidence and the place on the page.
 */
@NullMarked
package dev.fovea.engine.ocr.read;

import org.jspecify.annotations.NullMarked;
