package dev.fovea.engine.ocr.read;

import dev.fovea.model.PageText.Word;
import java.util.List;

/**
 * Words among which the value of a label may stand.
 *
 * @param nearness 0..1, less the further they are from the label
 * @param left the value must reach into the width from here to {@code right}, pixels
 */
record Region(List<Word> words, Place place, double nearness, double left, double right) {
    Region {
        words = List.copyOf(words);
    }

    static Region beside(List<Word> words, Place place, double nearness) {
        return new Region(words, place, nearness, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    boolean holds(List<Word> value) {
        return value.getFirst().x1() < right && value.getLast().x2() > left;
    }
}
