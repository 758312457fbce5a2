/** Tables of line items: from a header, or from rows whose numbers fit together, to typed cells. */
@NullMarked
package dev.fovea.engine.ocr.table;

import org.jspecify.annotations.NullMarked;
