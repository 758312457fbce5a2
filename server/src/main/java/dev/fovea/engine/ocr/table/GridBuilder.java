package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds where columns begin and end: headings say roughly where they stand, the white between the words of the body says
 * exactly, and figures under no heading make a column of their own.
 */
final class GridBuilder {
    private static final double STEP = 0.2;
    private static final double ALIGNED = 0.7;
    private static final double BESIDE = 0.3;
    private static final int HEADING_WEIGHT = 3;

    private final List<Heading> headings;
    private final List<Line> body;
    private final double height;

    GridBuilder(Header header, List<Line> body, double height) {
        this.headings = header.headings();
        this.body = body;
        this.height = height;
    }

    Grid build() {
        List<Column> columns =
                new ArrayList<>(headings.stream().map(Column::under).toList());
        columns.addAll(unheaded());
        columns.sort(Comparator.comparingDouble(Column::centreX));
        List<Double> bounds = new ArrayList<>();
        for (int i = 1; i < columns.size(); i++) {
            bounds.add(valley(columns.get(i - 1), columns.get(i)));
        }
        return new Grid(columns, bounds);
    }

    /** Columns without a heading: figures or short codes that stand under none, at one edge, in most lines. */
    private List<Column> unheaded() {
        List<Word> loose = body.stream()
                .flatMap(line -> line.words().stream())
                .filter(word ->
                        word.text().matches(".*\\d.*") && headings.stream().noneMatch(heading -> under(heading, word)))
                .toList();
        List<Column> columns = new ArrayList<>();
        List<Word> rest = new ArrayList<>(loose);
        while (!rest.isEmpty()) {
            Word first = rest.getFirst();
            List<Word> same = rest.stream()
                    .filter(word -> Math.abs(word.x2() - first.x2()) < ALIGNED * height)
                    .toList();
            rest.removeAll(same);
            boolean usual = same.size() >= 2 && same.size() * 2 >= filledLines();
            if (usual && apart(same)) {
                columns.add(new Column(Sheet.x1(same), Sheet.x2(same), Optional.empty()));
            }
        }
        return columns;
    }

    private long filledLines() {
        return body.stream().filter(line -> line.segments().size() > 1).count();
    }

    private boolean under(Heading heading, Word word) {
        double reach = BESIDE * height;
        return word.x1() < heading.x2() + reach && word.x2() > heading.x1() - reach;
    }

    /** Whether white parts the words from what stands left of them in their lines, so that they are no end of a text. */
    private boolean apart(List<Word> words) {
        return words.stream()
                .allMatch(word -> body.stream()
                        .flatMap(line -> line.words().stream())
                        .filter(other -> !other.equals(word) && other.y1() < word.y2() && word.y1() < other.y2())
                        .noneMatch(other -> other.x2() <= word.x1() && word.x1() - other.x2() < ALIGNED * height
                                || other.x1() >= word.x2() && other.x1() - word.x2() < BESIDE * height));
    }

    /** The middle of the widest stretch that fewest words cross between the middles of two columns. */
    private double valley(Column left, Column right) {
        double step = STEP * height;
        double best = (left.x2() + right.x1()) / 2;
        int least = Integer.MAX_VALUE;
        double widest = 0;
        double from = left.centreX();
        double x = from;
        while (x < right.centreX()) {
            int crossed = crossings(x);
            double end = x;
            while (end < right.centreX() && crossings(end) == crossed) {
                end += step;
            }
            if (crossed < least || (crossed == least && end - x > widest)) {
                least = crossed;
                widest = end - x;
                best = (x + Math.min(end, right.centreX())) / 2;
            }
            x = end;
        }
        return best;
    }

    private int crossings(double x) {
        long words = body.stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> word.x1() <= x && x <= word.x2())
                .count();
        long heads = headings.stream()
                .filter(heading -> heading.x1() <= x && x <= heading.x2())
                .count();
        return (int) words + HEADING_WEIGHT * (int) heads;
    }
}
