package dev.fovea.engine.ocr.read;

import java.util.Map;

/**
 * One row as it is answered.
 *
 * @param found values by the path of their column
 */
record Cells(Map<String, Found> found) {
    Cells {
        found = Map.copyOf(found);
    }
}
