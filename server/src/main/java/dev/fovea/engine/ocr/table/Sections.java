package dev.fovea.engine.ocr.table;

import dev.fovea.engine.ocr.table.TableReader.Section;
import java.util.ArrayList;
import java.util.List;

/** Collects what stands under headers, over pages: a table goes on until a sum closes it. */
final class Sections {
    private final HeaderFinder headers;
    private final TableReader reader;

    Sections(HeaderFinder headers, TableReader reader) {
        this.headers = headers;
        this.reader = reader;
    }

    /** The tables of a document, each with its sections from page to page. */
    List<List<Section>> in(List<Sheet> sheets) {
        List<List<Section>> tables = new ArrayList<>();
        for (Sheet sheet : sheets) {
            List<Header> found = headers.find(sheet);
            if (found.isEmpty()) {
                goOn(tables, sheet);
            }
            for (int i = 0; i < found.size(); i++) {
                Header header = found.get(i);
                int end = i + 1 < found.size()
                        ? found.get(i + 1).from()
                        : sheet.lines().size();
                Section section = reader.read(sheet, header, header.to(), end);
                tableOf(tables, header).add(section);
            }
        }
        return tables;
    }

    /** A page without a header continues the table of the page before when no sum closed it. */
    private void goOn(List<List<Section>> tables, Sheet sheet) {
        if (tables.isEmpty() || tables.getLast().getLast().ended()) {
            return;
        }
        Section last = tables.getLast().getLast();
        if (!last.items().isEmpty() && last.items().getLast().page() == sheet.page() - 1) {
            tables.getLast()
                    .add(reader.read(sheet, last.header(), 0, sheet.lines().size()));
        }
    }

    private static List<Section> tableOf(List<List<Section>> tables, Header header) {
        for (List<Section> table : tables) {
            if (!table.getLast().ended() && same(table.getFirst().header(), header)) {
                return table;
            }
        }
        List<Section> fresh = new ArrayList<>();
        tables.add(fresh);
        return fresh;
    }

    private static boolean same(Header left, Header right) {
        return left.headings().stream()
                .map(Sections::name)
                .toList()
                .equals(right.headings().stream().map(Sections::name).toList());
    }

    private static String name(Heading heading) {
        return heading.label().map(hit -> hit.label().key()).orElse("");
    }
}
