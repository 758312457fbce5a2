package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns with the lines between them.
 *
 * @param columns from left to right
 * @param bounds the i-th parts column i from column i + 1, pixels
 */
record Grid(List<Column> columns, List<Double> bounds) {
    Grid {
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
    }

    /** The words of a line by column. */
    List<List<Word>> cells(Line line) {
        List<List<Word>> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(new ArrayList<>()));
        line.words().forEach(word -> cells.get(column(word.centreX())).add(word));
        return cells;
    }

    int column(double x) {
        int index = 0;
        while (index < bounds.size() && x > bounds.get(index)) {
            index++;
        }
        return index;
    }
}
