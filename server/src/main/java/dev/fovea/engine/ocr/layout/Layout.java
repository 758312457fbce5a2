package dev.fovea.engine.ocr.layout;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A page as lines of segments, from top to bottom.
 *
 * @param textHeight median height of its words, pixels; the unit of every distance
 */
public record Layout(PageText page, double textHeight, List<Line> lines) {
    /** A gap wider than this many text heights parts two segments. */
    private static final double SEGMENT_GAP = 1.4;

    public Layout {
        lines = List.copyOf(lines);
    }

    /** Arranges the words of a page. */
    public static Layout of(PageText page) {
        double height = medianHeight(page.words());
        List<List<Word>> rows = new ArrayList<>();
        page.words().stream().sorted(Comparator.comparingDouble(Word::centreY)).forEach(word -> place(rows, word));
        return new Layout(
                page, height, rows.stream().map(row -> line(row, height)).toList());
    }

    private static void place(List<List<Word>> rows, Word word) {
        for (int i = rows.size() - 1; i >= Math.max(0, rows.size() - 3); i--) {
            if (overlaps(rows.get(i), word)) {
                rows.get(i).add(word);
                return;
            }
        }
        rows.add(new ArrayList<>(List.of(word)));
    }

    /** Compared with the nearest word of the row, so that a slightly skewed line holds together. */
    private static boolean overlaps(List<Word> row, Word word) {
        Word near = row.stream()
                .min(Comparator.comparingDouble(other -> Math.abs(other.centreX() - word.centreX())))
                .orElseThrow();
        double shared = Math.min(near.y2(), word.y2()) - Math.max(near.y1(), word.y1());
        return shared > 0.5 * Math.min(near.height(), word.height());
    }

    private static Line line(List<Word> row, double height) {
        List<Word> sorted =
                row.stream().sorted(Comparator.comparingDouble(Word::x1)).toList();
        List<Segment> segments = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        for (Word word : sorted) {
            if (!current.isEmpty() && word.x1() - current.getLast().x2() > SEGMENT_GAP * height) {
                segments.add(new Segment(current));
                current = new ArrayList<>();
            }
            current.add(word);
        }
        segments.add(new Segment(current));
        return new Line(segments);
    }

    private static double medianHeight(List<Word> words) {
        double[] heights = words.stream().mapToDouble(Word::height).sorted().toArray();
        return heights.length == 0 ? 1 : heights[heights.length / 2];
    }
}
