package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.List;

/**
 * A value that some words may mean. Two candidates over the same words are two readings of them.
 *
 * @param value normalised, see {@link ValueType}
 * @param raw as printed
 * @param words where it stands, in reading order
 * @param quality 0..1, how well the words fit the type: 1 needs no assumption, each repaired character or open choice
 *     lowers it. What the recogniser thinks of the words is not in it.
 */
public record Candidate(Value value, String raw, List<Word> words, double quality) {
    public Candidate {
        words = List.copyOf(words);
        quality = Math.clamp(quality, 0, 1);
    }

    /** Lowest confidence of its words, 0..1. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).min().orElse(0);
    }

    /** The same value, less or more believed. */
    public Candidate times(double factor) {
        return new Candidate(value, raw, words, quality * factor);
    }

    /** Whether both stand on a common word. */
    public boolean overlaps(Candidate other) {
        return words.stream().anyMatch(other.words::contains);
    }
}
