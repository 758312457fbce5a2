package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.table.TableReader.Section;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the line items of a document. */
public final class LineItems {
    private final Recognisers recognisers;

    /** With the given recognisers. */
    public LineItems(Recognisers recognisers) {
        this.recognisers = recognisers;
    }

    /**
     * The table that holds most of what is asked for; {@link Table#NONE} when there is none.
     *
     * @param pages in order
     * @param columns meaning of the members of the list's element
     * @param labels of the lexicon, with the pattern's own words
     */
    public Table read(List<Layout> pages, List<FieldMeaning> columns, Labels labels, Hints hints) {
        Roles roles = Roles.of(columns);
        CellReader cells = new CellReader(recognisers, hints);
        Endings endings = new Endings(labels);
        HeaderFinder headers = new HeaderFinder(labels, roles);
        TableReader reader = new TableReader(roles, cells, endings);
        ItemReader items = new ItemReader(roles, cells);
        return new Sections(headers, reader)
                .in(pages.stream().map(Sheet::of).toList())
                .stream()
                .map(sections -> table(sections, items, headers))
                .max(Comparator.comparingDouble(Table::quality))
                .filter(table -> !table.rows().isEmpty())
                .orElse(Table.NONE);
    }

    private static Table table(List<Section> sections, ItemReader items, HeaderFinder headers) {
        List<Row> rows = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        sections.forEach(section -> words.addAll(section.words()));
        rows.addAll(items.read(sections.stream()
                .flatMap(section -> section.items().stream())
                .toList()));
        double coverage = Optional.of(sections.getFirst())
                .map(section -> headers.coverage(section.header()))
                .orElse(0.0);
        double filled = rows.stream().mapToInt(row -> row.cells().size()).sum();
        double quality = rows.isEmpty() ? 0 : Math.min(1, coverage / 5 + Math.min(0.2, filled / 100));
        return new Table(rows, words, quality);
    }
}
