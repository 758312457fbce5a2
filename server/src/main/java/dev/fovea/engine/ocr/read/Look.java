package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.model.PageText;
import java.util.List;

/**
 * The document as one look at it shows it.
 *
 * @param number 0 for the first
 */
record Look(int number, List<Sheet> sheets, Labels labels, Hints hints) {
    Look {
        sheets = List.copyOf(sheets);
    }

    static Look of(int number, List<PageText> pages, Labels labels, Hints hints) {
        return new Look(
                number, pages.stream().map(page -> Sheet.of(page, labels)).toList(), labels, hints);
    }
}
