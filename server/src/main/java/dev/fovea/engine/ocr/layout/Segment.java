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

    /** Lowest confidence of its words, 0..1. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).min().orElseThrow();
    }
}
