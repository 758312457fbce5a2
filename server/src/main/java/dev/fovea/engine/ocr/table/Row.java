package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.value.Candidate;
import java.util.Map;
import java.util.Optional;

/**
 * One line item.
 *
 * @param page where it stands, from 1
 * @param cells by the path of the field; a field without a cell has no value in this row
 */
public record Row(int page, Map<String, Candidate> cells) {
    public Row {
        cells = Map.copyOf(cells);
    }

    /** The value of a field. */
    public Optional<Candidate> cell(String path) {
        return Optional.ofNullable(cells.get(path));
    }
}
