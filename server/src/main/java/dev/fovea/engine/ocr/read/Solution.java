package dev.fovea.engine.ocr.read;

import dev.fovea.model.PageText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values chosen for all fields.
 *
 * @param found by path
 * @param lists every value of fields that ask for many, by path
 * @param rows line items, by the path of their list
 */
record Solution(Map<String, Found> found, Map<String, List<Found>> lists, Map<String, List<Cells>> rows) {
    private static final double SURE_WORDS = 0.85;
    private static final double SURE_SCORE = 0.5;

    Solution {
        found = Map.copyOf(found);
        lists = Map.copyOf(lists);
        rows = Map.copyOf(rows);
    }

    Optional<Found> of(String path) {
        return Optional.ofNullable(found.get(path));
    }

    /** Whether another look may be worth its time: a field is missing, or read with doubt. */
    boolean weak(Questions questions) {
        return questions.rows().stream().anyMatch(this::weakRows)
                || questions.asked().stream()
                        .filter(asked -> !asked.many())
                        .anyMatch(asked -> of(asked.path())
                                .filter(found -> !doubtful(found))
                                .isEmpty());
    }

    private boolean weakRows(RowsAsked asked) {
        List<Cells> read = rows.getOrDefault(asked.path(), List.of());
        return read.isEmpty()
                || read.stream().flatMap(row -> row.found().values().stream()).anyMatch(Solution::doubtful)
                || read.stream()
                        .anyMatch(row -> row.found().size() < asked.columns().size());
    }

    private static boolean doubtful(Found found) {
        Option option = found.option();
        if (option.layout().page().origin() == PageText.Origin.TEXT_LAYER || option.place() == Place.CODE) {
            return false;
        }
        boolean agreed = found.looks() > 1 && found.pooled().looks().size() > 1;
        return !agreed
                && !found.proven()
                && (option.confidence() < SURE_WORDS || found.pooled().score() < SURE_SCORE);
    }
}
