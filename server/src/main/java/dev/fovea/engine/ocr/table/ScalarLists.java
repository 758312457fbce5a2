package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads lists of single values: what stands behind or below a label, with bullets or commas, else a column of a table. */
public final class ScalarLists {
    private static final double SURE = 0.6;
    private static final double REACH = 1.3;

    private final Recognisers recognisers;

    /** With the given recognisers. */
    public ScalarLists(Recognisers recognisers) {
        this.recognisers = recognisers;
    }

    /** The values of the field, in order; empty when neither a label nor a column names it. */
    public List<Candidate> read(List<Layout> pages, FieldMeaning field, Labels labels, Hints hints) {
        CellReader reader = new CellReader(recognisers, hints);
        List<Row> column = new LineItems(recognisers)
                .read(pages, List.of(field), labels, hints)
                .rows();
        if (column.size() > 1) {
            return column.stream()
                    .flatMap(row -> row.cell(field.path()).stream())
                    .toList();
        }
        return pages.stream()
                .flatMap(page -> labelled(page, field, labels).stream())
                .map(parts -> parts.stream()
                        .flatMap(part -> reader.read(field, part).stream().limit(1))
                        .toList())
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The parts of the first labelled list of a page. */
    private static Optional<List<List<Word>>> labelled(Layout page, FieldMeaning field, Labels labels) {
        return page.lines().stream()
                .flatMap(line -> list(page, line, field, labels).stream())
                .findFirst();
    }

    private static Optional<List<List<Word>>> list(Layout page, Line line, FieldMeaning field, Labels labels) {
        for (int i = 0; i < line.segments().size(); i++) {
            Segment segment = line.segments().get(i);
            Optional<LabelHit> label = labels.find(segment.words()).stream()
                    .filter(hit ->
                            hit.from() == 0 && hit.quality() * hit.label().strength(field) >= SURE)
                    .findFirst();
            if (label.isPresent()) {
                List<Word> behind = new ArrayList<>(segment.words()
                        .subList(label.get().to(), segment.words().size()));
                line.segments().stream().skip(i + 1L).forEach(next -> behind.addAll(next.words()));
                return Optional.of(behind.isEmpty() ? below(page, segment, labels) : enumerated(behind));
            }
        }
        return Optional.empty();
    }

    private static List<List<Word>> below(Layout page, Segment label, Labels labels) {
        return page.stackBelow(label, REACH).stream()
                .takeWhile(segment -> !heads(segment, labels))
                .map(Segment::words)
                .toList();
    }

    /** Another label with its colon ends the list. */
    private static boolean heads(Segment segment, Labels labels) {
        return segment.words().stream().anyMatch(word -> word.text().endsWith(":"))
                && labels.find(segment.words()).stream().anyMatch(hit -> hit.from() == 0);
    }

    /** Parts end with a comma or a semicolon. */
    private static List<List<Word>> enumerated(List<Word> words) {
        List<List<Word>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (Word word : words) {
            parts.getLast().add(word);
            if (Stream.of(",", ";").anyMatch(word.text()::endsWith)) {
                parts.add(new ArrayList<>());
            }
        }
        return parts;
    }
}
