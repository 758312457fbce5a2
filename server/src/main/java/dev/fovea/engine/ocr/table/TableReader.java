package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Line;
import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows under one header on one page. */
final class TableReader {
    private static final double FAR = 4.5;
    private static final double FARTHER = 1.5;
    private static final double READS = 0.3;

    private final Roles roles;
    private final CellReader reader;
    private final Endings endings;

    TableReader(Roles roles, CellReader reader, Endings endings) {
        this.roles = roles;
        this.reader = reader;
        this.endings = endings;
    }

    /**
     * The rows under a header.
     *
     * @param ended whether a sum closed the table, so that the next page does not continue it
     */
    record Section(Header header, List<Item> items, boolean ended) {}

    /**
     * Reads downwards from a header.
     *
     * @param from first line of the body
     * @param end line before which the body ends at the latest
     */
    Section read(Sheet sheet, Header header, int from, int end) {
        List<Integer> body = new ArrayList<>();
        boolean ended = false;
        double airiest = 0;
        for (int i = from; i < end && !ended; i++) {
            double gap = sheet.gapAbove(i);
            ended = endings.sum(sheet.line(i)) || (!body.isEmpty() && gap > Math.max(FAR, FARTHER * airiest));
            airiest = Math.max(airiest, gap);
            if (!ended && !endings.extra(sheet.line(i))) {
                body.add(i);
            }
        }
        List<Line> lines = body.stream().map(sheet::line).toList();
        Grid grid = new GridBuilder(header, lines, sheet.textHeight()).build();
        List<List<List<Word>>> cells = lines.stream().map(grid::cells).toList();
        Map<FieldMeaning, Integer> columns = Assignment.of(grid, cells, reader, roles);
        List<Item> items = items(sheet, body, cells, columns, grid);
        return new Section(header, items, ended);
    }

    private List<Item> items(
            Sheet sheet,
            List<Integer> body,
            List<List<List<Word>>> cells,
            Map<FieldMeaning, Integer> columns,
            Grid grid) {
        Optional<Integer> text = columns.entrySet().stream()
                .filter(entry -> Roles.is(entry.getKey(), Concept.LINE_DESCRIPTION))
                .map(Map.Entry::getValue)
                .findFirst();
        List<FieldMeaning> anchors = anchors(cells, columns);
        List<Item> items = new ArrayList<>();
        Map<Integer, List<Word>> loose = new HashMap<>();
        for (int i = 0; i < body.size(); i++) {
            int line = body.get(i);
            if (starts(cells.get(i), columns, anchors)) {
                items.add(item(sheet.page(), line, cells.get(i), columns, text));
            } else if (text.isPresent()) {
                int column = text.get();
                loose.put(line, textOf(sheet.line(line), grid, column));
            }
        }
        loose.values().removeIf(List::isEmpty);
        List<Item> proper = SubItems.without(items, sheet.textHeight());
        new Descriptions(sheet, proper, loose).attach();
        return proper;
    }

    /** A line of text may run on under other columns. */
    private static List<Word> textOf(Line line, Grid grid, int column) {
        return line.segments().stream()
                .filter(segment -> grid.column(segment.words().getFirst().centreX()) == column)
                .map(Segment::words)
                .flatMap(List::stream)
                .toList();
    }

    private static Item item(
            int page, int line, List<List<Word>> cells, Map<FieldMeaning, Integer> columns, Optional<Integer> text) {
        Item item = new Item(page, line);
        columns.forEach((field, column) -> {
            if (text.filter(column::equals).isPresent()) {
                item.text().addAll(cells.get(column));
            } else if (!cells.get(column).isEmpty()) {
                item.cells().put(field, cells.get(column));
            }
        });
        return item;
    }

    /** Columns of figures, the most telling first; a column that is mostly empty tells nothing. */
    private List<FieldMeaning> anchors(List<List<List<Word>>> cells, Map<FieldMeaning, Integer> columns) {
        List<FieldMeaning> present =
                roles.anchors().stream().filter(columns::containsKey).toList();
        long most = present.stream()
                .mapToLong(field -> filled(field, cells, columns))
                .max()
                .orElse(0);
        return present.stream()
                .filter(field -> filled(field, cells, columns) * 2 >= most)
                .toList();
    }

    private long filled(FieldMeaning field, List<List<List<Word>>> cells, Map<FieldMeaning, Integer> columns) {
        return cells.stream()
                .filter(line -> reads(field, line.get(columns.getOrDefault(field, 0))))
                .count();
    }

    private boolean starts(List<List<Word>> cells, Map<FieldMeaning, Integer> columns, List<FieldMeaning> anchors) {
        if (anchors.isEmpty()) {
            return roles.wanted().stream()
                    .filter(columns::containsKey)
                    .findFirst()
                    .filter(field -> !cells.get(columns.getOrDefault(field, 0)).isEmpty())
                    .isPresent();
        }
        long figures = anchors.stream()
                .filter(field -> reads(field, cells.get(columns.getOrDefault(field, 0))))
                .count();
        boolean first = reads(anchors.getFirst(), cells.get(columns.getOrDefault(anchors.getFirst(), 0)));
        return first || figures >= 2;
    }

    private boolean reads(FieldMeaning field, List<Word> cell) {
        return reader.read(field, cell).stream().mapToDouble(Candidate::quality).anyMatch(q -> q >= READS);
    }
}
