package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText.Word;
import java.util.List;

/** How well a page could be read, by what the recogniser says of its words. */
final class Legibility {
    /** A page under this is upside down, sideways, or no text at all. */
    static final double POOR = 0.55;

    private static final double DUBIOUS = 0.3;

    private Legibility() {}

    /** Whether it is more than a speck that was taken for a sign. */
    static boolean isWord(Word word) {
        return word.confidence() >= DUBIOUS || letters(word) > 0;
    }

    /** Mean confidence of the words, by their length; 0 without words. */
    static double of(List<Word> words) {
        long letters = words.stream().mapToLong(Legibility::letters).sum();
        return letters == 0 ? 0 : weighted(words) / letters;
    }

    /** How much was read with trust: letters by the square of their confidence, so that a heap of guesses counts little. */
    static double sum(List<Word> words) {
        return words.stream()
                .mapToDouble(word -> letters(word) * word.confidence() * word.confidence())
                .sum();
    }

    private static double weighted(List<Word> words) {
        return words.stream()
                .mapToDouble(word -> letters(word) * word.confidence())
                .sum();
    }

    private static long letters(Word word) {
        return word.text().codePoints().filter(Character::isLetterOrDigit).count();
    }
}
