package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.lexicon.FieldMeaning;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.engine.ocr.table.TableReader.Section;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.Recognisers;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the line items of a document. */
public final class LineItems {
    private static final double NO_HEADER = 0.6;

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
        ItemReader items = new ItemReader(roles, cells);
        List<Sheet> sheets = pages.stream().map(Sheet::of).toList();
        List<Rated> tables = new ArrayList<>();
        new Sections(headers, new TableReader(roles, cells, endings))
                .in(sheets)
                .forEach(sections -> tables.add(headed(sections, items, headers, columns.size())));
        Headerless headerless = new Headerless(roles, endings, recognisers, hints);
        List<Item> loose = sheets.stream()
                .flatMap(sheet -> headerless.find(sheet).stream())
                .toList();
        tables.add(rated(loose, List.of(), items, NO_HEADER, columns.size()));
        return tables.stream()
                .max(Comparator.comparingDouble(Rated::weight))
                .map(Rated::table)
                .filter(table -> !table.rows().isEmpty())
                .orElse(Table.NONE);
    }

    /** A table with what speaks for it: what its rows hold, and that a header says so. */
    private record Rated(Table table, double weight) {}

    private static Rated headed(List<Section> sections, ItemReader items, HeaderFinder headers, int wanted) {
        List<Word> words = sections.stream()
                .flatMap(section -> section.header().words().stream())
                .distinct()
                .toList();
        double coverage = headers.coverage(sections.getFirst().header()) / Math.max(1, wanted);
        double trust = NO_HEADER + (1 - NO_HEADER) * Math.min(1, coverage);
        return rated(
                sections.stream().flatMap(section -> section.items().stream()).toList(), words, items, trust, wanted);
    }

    private static Rated rated(List<Item> items, List<Word> header, ItemReader reader, double trust, int wanted) {
        Positions.strip(items);
        List<Row> rows = reader.read(items);
        List<Word> words = new ArrayList<>(header);
        items.forEach(item -> words.addAll(item.words()));
        double filled = rows.stream()
                .flatMap(row -> row.cells().values().stream())
                .mapToDouble(Candidate::quality)
                .sum();
        double quality = rows.isEmpty() ? 0 : Math.min(1, trust * filled / (rows.size() * Math.max(1, wanted)));
        return new Rated(new Table(rows, words, quality), trust * filled);
    }
}
