package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds lines that head a table: they name two or more of its columns and hold no values. */
final class HeaderFinder {
    private static final double ENOUGH = 1.3;
    private static final double NEAR = 0.7;
    private static final double STACKED = 0.9;

    private final Labels labels;
    private final Roles roles;

    HeaderFinder(Labels labels, Roles roles) {
        this.labels = labels;
        this.roles = roles;
    }

    /** The headers of a page, from top to bottom; none overlaps another. */
    List<Header> find(Sheet sheet) {
        List<Header> all = new ArrayList<>();
        for (int i = 0; i < sheet.lines().size(); i++) {
            single(sheet, i).ifPresent(all::add);
            stacked(sheet, i).ifPresent(all::add);
        }
        List<Header> chosen = new ArrayList<>();
        all.stream()
                .filter(header -> coverage(header) >= ENOUGH)
                .sorted(Comparator.comparingDouble(this::coverage).reversed())
                .filter(header -> chosen.stream().noneMatch(other -> overlap(header, other)))
                .forEach(chosen::add);
        chosen.sort(Comparator.comparingInt(Header::from));
        return chosen;
    }

    private static boolean overlap(Header left, Header right) {
        return left.from() < right.to() && right.from() < left.to();
    }

    /** What is asked for counts in full; of the rest a little, so that a second table of other things does not win. */
    double coverage(Header header) {
        double wanted = header.coverage(roles.wanted());
        double all = header.coverage(roles.all());
        boolean narrow = roles.wanted().size() < 2;
        return narrow ? wanted + (all - wanted) * 0.5 : wanted + Math.min(1, (all - wanted) * 0.35);
    }

    private Optional<Header> single(Sheet sheet, int index) {
        Line line = sheet.line(index);
        List<Heading> headings = headings(line, sheet.textHeight());
        return headings.size() < 2 || holdsValues(headings)
                ? Optional.empty()
                : Optional.of(new Header(index, index + 1, headings));
    }

    /** Unknown words with digits are values, not headings. */
    private static boolean holdsValues(List<Heading> headings) {
        long values = headings.stream()
                .filter(heading -> heading.label().isEmpty())
                .flatMap(heading -> heading.words().stream())
                .filter(word -> word.text().matches(".*\\d.*") && !word.text().contains("%"))
                .count();
        return values > 1 || (values == 1 && headings.size() < 4);
    }

    private List<Heading> headings(Line line, double height) {
        List<Heading> headings = new ArrayList<>();
        for (Segment segment : line.segments()) {
            List<Heading> here = new ArrayList<>();
            labels.find(segment.words())
                    .forEach(hit ->
                            here.add(new Heading(segment.words().subList(hit.from(), hit.to()), Optional.of(hit))));
            rest(segment, here, height);
            here.sort(Comparator.comparingDouble(Heading::x1));
            joined(here, height).forEach(headings::add);
        }
        return headings;
    }

    /** {@code Goods or services} heads one column: both words mean the same. */
    private static List<Heading> joined(List<Heading> headings, double height) {
        List<Heading> joined = new ArrayList<>();
        for (Heading heading : headings) {
            Heading last = joined.isEmpty() ? heading : joined.getLast();
            if (!joined.isEmpty() && heading.x1() - last.x2() < NEAR * height && sameMeaning(last, heading)) {
                List<Word> words = Stream.concat(last.words().stream(), heading.words().stream())
                        .toList();
                joined.set(joined.size() - 1, new Heading(words, last.label()));
            } else {
                joined.add(heading);
            }
        }
        return joined;
    }

    private static boolean sameMeaning(Heading left, Heading right) {
        return left.label().isPresent()
                && right.label().isPresent()
                && left.label().get().label().concepts().keySet().stream()
                        .anyMatch(right.label().get().label()::means);
    }

    /** Words without meaning belong to the heading that they touch, or make one of their own. */
    private static void rest(Segment segment, List<Heading> headings, double height) {
        List<Word> unknown = new ArrayList<>(segment.words());
        headings.forEach(heading -> unknown.removeAll(heading.words()));
        List<Word> own = new ArrayList<>();
        for (Word word : unknown) {
            Optional<Heading> near = headings.stream()
                    .filter(heading -> heading.label().isPresent() && distance(heading, word) < NEAR * height)
                    .filter(heading -> sameLine(heading, word))
                    .findFirst();
            if (near.isEmpty()) {
                own.add(word);
            } else {
                headings.set(headings.indexOf(near.get()), with(near.get(), word));
            }
        }
        if (own.stream().anyMatch(word -> word.text().matches(".*[\\p{L}\\d#%].*"))) {
            headings.add(new Heading(own, Optional.empty()));
        }
    }

    private static double distance(Heading heading, Word word) {
        return Math.max(word.x1() - heading.x2(), heading.x1() - word.x2());
    }

    private static boolean sameLine(Heading heading, Word word) {
        return heading.words().stream().anyMatch(other -> other.y1() < word.y2() && word.y1() < other.y2());
    }

    private static Heading with(Heading heading, Word word) {
        return new Heading(
                Stream.concat(heading.words().stream(), Stream.of(word)).toList(), heading.label());
    }

    /** Two lines whose words stand over each other: {@code Unit} above {@code Price}. */
    private Optional<Header> stacked(Sheet sheet, int index) {
        if (index + 1 >= sheet.lines().size() || sheet.gapAbove(index + 1) > STACKED) {
            return Optional.empty();
        }
        List<List<Word>> columns = new ArrayList<>();
        Stream.of(sheet.line(index), sheet.line(index + 1))
                .flatMap(line -> line.segments().stream())
                .sorted(Comparator.comparingDouble(Segment::x1))
                .forEach(segment -> place(columns, segment));
        List<Heading> headings = columns.stream().map(this::stack).toList();
        boolean oneLine = headings.stream()
                .noneMatch(heading -> heading.words().getLast().y1()
                        > heading.words().getFirst().y2());
        return oneLine || headings.size() < 2 || holdsValues(headings)
                ? Optional.empty()
                : Optional.of(new Header(index, index + 2, headings));
    }

    private static void place(List<List<Word>> columns, Segment segment) {
        for (List<Word> column : columns) {
            if (segment.x1() < Sheet.x2(column) && segment.x2() > Sheet.x1(column)) {
                column.addAll(segment.words());
                return;
            }
        }
        columns.add(new ArrayList<>(segment.words()));
    }

    private Heading stack(List<Word> words) {
        List<Word> ordered = words.stream()
                .sorted(Comparator.comparingDouble(
                                (Word word) -> Math.round(word.centreY() / Math.max(1, word.height())))
                        .thenComparingDouble(Word::x1))
                .toList();
        Optional<LabelHit> whole = labels.match(ordered);
        return new Heading(
                ordered,
                whole.or(() -> labels.find(ordered).stream().max(Comparator.comparingDouble(LabelHit::quality))));
    }
}
