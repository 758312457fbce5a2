package dev.fovea.engine.ocr.layout;

import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.stream.Collectors;

/** Segments at one height, from left to right. */
public record Line(List<Segment> segments) {
    public Line {
        segments = List.copyOf(segments);
    }

    /** Every word, from left to right. */
    public List<Word> words() {
        return segments.stream().flatMap(segment -> segment.words().stream()).toList();
    }

    /** The segments with two blanks between them. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining("  "));
    }

    /** Upper edge, pixels. */
    public double y1() {
        return segments.stream().mapToDouble(Segment::y1).min().orElseThrow();
    }

    /** Lower edge, pixels. */
    public double y2() {
        return segments.stream().mapToDouble(Segment::y2).max().orElseThrow();
    }

    /** Vertical middle, pixels. */
    public double centreY() {
        return (y1() + y2()) / 2;
    }
}
