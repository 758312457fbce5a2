package dev.fovea.engine.ocr.layout;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A page as lines of segments, from top to bottom, put level and with glued words cut.
 *
 * @param textHeight median height of its words, pixels; the unit of every distance
 */
public record Layout(PageText page, double textHeight, List<Line> lines, Slant slant) {
    /** A gap wider than this many text heights parts two segments. */
    private static final double SEGMENT_GAP = 1.4;

    private static final double MUCH_TALLER = 2.2;

    public Layout {
        lines = List.copyOf(lines);
    }

    /** Arranges the words of a page. */
    public static Layout of(PageText page) {
        List<Word> words = Cuts.parts(page.words());
        Slant slant = Slant.of(words);
        double height = medianHeight(words);
        List<List<Word>> rows = new ArrayList<>();
        words.stream()
                .map(slant::level)
                .sorted(Comparator.comparingDouble(Word::centreY))
                .forEach(word -> place(rows, word));
        List<Line> lines = rows.stream()
                .map(row -> line(row, height))
                .sorted(Comparator.comparingDouble(Line::centreY))
                .toList();
        return new Layout(page, height, lines, slant);
    }

    private static void place(List<List<Word>> rows, Word word) {
        for (int i = rows.size() - 1; i >= Math.max(0, rows.size() - 4); i--) {
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
        double low = Math.min(near.height(), word.height());
        double shared = Math.min(near.y2(), word.y2()) - Math.max(near.y1(), word.y1());
        boolean alike = Math.max(near.height(), word.height()) < MUCH_TALLER * low;
        return shared > 0.5 * low && (alike || Math.abs(near.centreY() - word.centreY()) < 0.5 * low);
    }

    private static Line line(List<Word> row, double height) {
        List<Word> sorted =
                row.stream().sorted(Comparator.comparingDouble(Word::x1)).toList();
        List<Segment> segments = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        for (Word word : sorted) {
            if (!current.isEmpty() && apart(current.getLast(), word, height)) {
                segments.add(new Segment(current));
                current = new ArrayList<>();
            }
            current.add(word);
        }
        segments.add(new Segment(current));
        return new Line(segments);
    }

    private static boolean apart(Word left, Word right, double height) {
        double local = Math.min(left.height(), right.height());
        return right.x1() - left.x2() > SEGMENT_GAP * Math.max(height, local);
    }

    private static double medianHeight(List<Word> words) {
        double[] heights = words.stream().mapToDouble(Word::height).sorted().toArray();
        return heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    /** A word of these lines where it stands on the page itself. */
    public Word onPage(Word word) {
        return slant.back(word);
    }

    /** Width of the text on the page, pixels. */
    public double textWidth() {
        double left = lines.stream()
                .flatMap(line -> line.segments().stream())
                .mapToDouble(Segment::x1)
                .min()
                .orElse(0);
        double right = lines.stream()
                .flatMap(line -> line.segments().stream())
                .mapToDouble(Segment::x2)
                .max()
                .orElse(1);
        return Math.max(1, right - left);
    }

    /** Where a height lies between the first line, 0, and the last, 1. */
    public double depth(double y) {
        if (lines.isEmpty()) {
            return 0;
        }
        double top = lines.getFirst().y1();
        double bottom = lines.stream().mapToDouble(Line::y2).max().orElse(top);
        return bottom <= top ? 0 : Math.clamp((y - top) / (bottom - top), 0, 1);
    }

    /**
     * The nearest segment below that shares a part of the width.
     *
     * @param reach how far below it may begin, text heights
     */
    public Optional<Segment> below(Segment segment, double reach) {
        double limit = segment.y2() + reach * textHeight;
        return lines.stream()
                .flatMap(line -> line.segments().stream())
                .filter(other -> other.y1() + other.y2() > 2 * segment.y2() && other.y1() < limit)
                .filter(other -> other.overlaps(segment, 0))
                .min(Comparator.comparingDouble(Segment::y1));
    }

    /** The segments stacked below, nearest first, as long as each follows the one before within the reach. */
    public List<Segment> stackBelow(Segment segment, double reach) {
        List<Segment> stack = new ArrayList<>();
        Optional<Segment> next = below(segment, reach);
        while (next.isPresent() && stack.size() < 12) {
            stack.add(next.get());
            next = below(next.get(), reach);
        }
        return stack;
    }
}
