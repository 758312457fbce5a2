package dev.fovea.engine.ocr.layout;

import dev.fovea.model.PageText.Word;
import java.util.List;

/**
 * How far the lines of a page fall from left to right, and words put level.
 *
 * @param slope pixels down for each pixel to the right
 */
public record Slant(double slope) {
    private static final double WORTH_LEVELLING = 0.003;
    /** From few words only a clear slope is believed. */
    private static final double CLEAR = 0.03;

    private static final int MANY = 12;
    private static final int ENOUGH = 4;

    /** Middle slope between neighbours of one line. */
    static Slant of(List<Word> words) {
        double[] slopes = words.stream()
                .mapToDouble(word -> toNeighbour(word, words))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double slope = slopes.length < ENOUGH ? 0 : slopes[slopes.length / 2];
        double least = slopes.length < MANY ? CLEAR : WORTH_LEVELLING;
        return new Slant(Math.abs(slope) < least ? 0 : slope);
    }

    /** Between long neighbours only: a step of a pixel between short ones is a steep slope. */
    private static double toNeighbour(Word word, List<Word> words) {
        double best = Double.POSITIVE_INFINITY;
        double slope = Double.NaN;
        for (Word other : words) {
            double gap = other.x1() - word.x2();
            double run = other.centreX() - word.centreX();
            double shared = Math.min(word.y2(), other.y2()) - Math.max(word.y1(), other.y1());
            boolean beside = gap > -0.2 * word.height() && gap < 2 * word.height() && shared > 0.3 * word.height();
            if (beside && run > 2 * word.height() && gap < best && alike(word, other)) {
                best = gap;
                slope = (other.centreY() - word.centreY()) / run;
            }
        }
        return slope;
    }

    private static boolean alike(Word word, Word other) {
        return word.height() < 1.5 * other.height() && other.height() < 1.5 * word.height();
    }

    /** The word where it would stand on a level page. */
    Word level(Word word) {
        return moved(word, -slope * word.centreX());
    }

    /** The word where it stands on the page, from where it stands on the level one. */
    Word back(Word word) {
        return moved(word, slope * word.centreX());
    }

    private Word moved(Word word, double by) {
        return slope == 0
                ? word
                : new Word(word.text(), word.x1(), word.y1() + by, word.x2(), word.y2() + by, word.confidence());
    }
}
