package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.Value;
import java.util.Locale;

/**
 * A value that a field may have.
 *
 * @param look in which it was read
 * @param layout of its page
 * @param label 0..1, how surely the label beside it is the field's; 0 without a label
 * @param score 0..1, to be compared with other options of the same field
 */
record Option(Candidate candidate, int look, Layout layout, Place place, double label, double score) {
    /** What makes two options the same value. */
    String key() {
        return switch (candidate.value()) {
            case Value.Num number -> number.value().stripTrailingZeros().toPlainString();
            case Value.Text text -> squeezed(text.value());
            default -> candidate.value().toString();
        };
    }

    private static String squeezed(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** How surely its words were read, 0..1: the least sure one. */
    double confidence() {
        return candidate.confidence();
    }

    /** How surely its words were read on the whole, 0..1. */
    double meanConfidence() {
        return candidate.words().stream()
                .mapToDouble(word -> word.confidence())
                .average()
                .orElse(0);
    }

    Option withScore(double other) {
        return new Option(candidate, look, layout, place, label, other);
    }

    Option with(Candidate other) {
        return new Option(other, look, layout, place, label, score);
    }

    /** Whether both stand at the same place of the same page, whichever look they come from. */
    boolean overlaps(Option other) {
        return layout.page().page() == other.layout.page().page()
                && candidate.words().stream()
                        .anyMatch(mine -> other.candidate.words().stream()
                                .anyMatch(its -> mine.x1() < its.x2() - 2
                                        && its.x1() < mine.x2() - 2
                                        && mine.y1() < its.y2() - 2
                                        && its.y1() < mine.y2() - 2));
    }
}
