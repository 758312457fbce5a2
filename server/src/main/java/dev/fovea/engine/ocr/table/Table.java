package dev.fovea.engine.ocr.table;

import dev.fovea.model.PageText.Word;
import java.util.List;

/**
 * The line items of a document.
 *
 * @param rows from top to bottom, over all pages
 * @param words every word of the table, its header included: no other field should be sought there
 * @param quality 0..1, how surely it is the table that is asked for; 0 without rows
 */
public record Table(List<Row> rows, List<Word> words, double quality) {
    /** No table found. */
    public static final Table NONE = new Table(List.of(), List.of(), 0);

    public Table {
        rows = List.copyOf(rows);
        words = List.copyOf(words);
    }
}
