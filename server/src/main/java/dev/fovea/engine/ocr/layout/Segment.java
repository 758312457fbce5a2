package dev.fovea.engine.ocr.layout;

import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.stream.Collectors;

/** Words of one line that stand close together, from left to right. */
public record Segment(List<Word> words) {
    public Segment {
        words = List.copyOf(words);
    }

    /** The words with blanks between them. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** Left edge, pixels. */
    public double x1() {
        return words.getFirst().x1();
    }

    /** Right edge, pixels. */
    public double x2() {
        return words.stream().mapToDouble(Word::x2).max().orElseThrow();
    }

    /** Upper edge, pixels. */
    public double y1() {
        return words.stream().mapToDouble(Word::y1).min().orElseThrow();
    }

    /** Lower edge, pixels. */
    public double y2() {
        return words.stream().mapToDouble(Word::y2).max().orElseThrow();
    }

    /** Horizontal middle, pixels. */
    public double centreX() {
        return (x1() + x2()) / 2;
    }

    /** Middle height of its words, pixels: what the eye takes for the size of the print. */
    public double textHeight() {
        double[] heights = words.stream().mapToDouble(Word::height).sorted().toArray();
        return heights[heights.length / 2];
    }

    /** Lowest confidence of its words, 0..1. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).min().orElseThrow();
    }

    /** Whether the two share a part of the width, given some slack in pixels. */
    public boolean overlaps(Segment other, double slack) {
        return x1() < other.x2() + slack && other.x1() < x2() + slack;
    }

    /** Whether left edges, right edges or middles of the two stand above each other, within some pixels. */
    public boolean aligned(Segment other, double slack) {
        return Math.abs(x1() - other.x1()) <= slack
                || Math.abs(x2() - other.x2()) <= slack
                || Math.abs(centreX() - other.centreX()) <= slack;
    }
}
