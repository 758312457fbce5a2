package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.Optional;

/**
 * The head of one column.
 *
 * @param label what it says; empty when its words are unknown
 */
record Heading(List<Word> words, Optional<LabelHit> label) {
    Heading {
        words = List.copyOf(words);
    }

    double x1() {
        return Sheet.x1(words);
    }

    double x2() {
        return Sheet.x2(words);
    }

    double centreX() {
        return (x1() + x2()) / 2;
    }

    /** How surely its column holds the field, 0..1. */
    double strength(FieldMeaning field) {
        return label.map(hit -> hit.quality() * Roles.strength(hit.label(), field))
                .orElse(0.0);
    }
}
