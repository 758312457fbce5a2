package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import java.util.List;
import java.util.Optional;

/**
 * A list of objects that is asked for: rows of a table.
 *
 * @param columns the single values of a row
 */
record RowsAsked(String path, List<Asked> columns) {
    RowsAsked {
        columns = List.copyOf(columns);
    }

    List<FieldMeaning> meanings() {
        return columns.stream().map(Asked::meaning).toList();
    }

    /** Path of the column that holds this. */
    Optional<String> column(Concept concept) {
        return columns.stream()
                .filter(column -> column.is(concept))
                .map(Asked::path)
                .findFirst();
    }
}
