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
 */
record Solution(Map<String, Found> found, Map<String, List<Found>> lists) {
    private static final double SURE_WORDS = 0.85;
    private static final double SURE_SCORE = 0.5;

    Solution {
        found = Map.copyOf(found);
        lists = Map.copyOf(lists);
    }

    Optional<Found> of(String path) {
        return Optional.ofNullable(found.get(path));
    }

    /** Whether another look may be worth its time: a field is missing, or read with doubt. */
    boolean weak(Questions questions) {
        return questions.asked().stream()
                .filter(asked -> !asked.many())
                .anyMatch(asked ->
                        of(asked.path()).filter(found -> !doubtful(found)).isEmpty());
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
