package dev.fovea.dialect.imggo;

import dev.fovea.core.extract.SchemaReader;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result as CSV: a header in the order of the schema, then one row for each element of the one list of objects, else
 * one row (contract imggo.md §6). A cell is quoted only when it must be, since clients cut the text out of JSON at the next
 * quote; libraries quote more than that.
 */
final class CsvText {
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

    private final String delimiter;

    private CsvText(char delimiter) {
        this.delimiter = String.valueOf(delimiter);
    }

    static String of(Value result, PatternContent content) {
        CsvTable table = CsvTable.of(SchemaReader.read(content), result);
        CsvText csv = new CsvText(content.csvDelimiter());
        Stream<String> header = table.columns().stream().map(CsvTable.Column::name);
        Stream<String> rows = table.rows().stream()
                .map(row -> csv.line(table.columns().stream().map(column -> cell(column.in(row)))));
        return Stream.concat(Stream.of(csv.line(header)), rows).collect(Collectors.joining());
    }

    private String line(Stream<String> cells) {
        return cells.map(this::quoted).collect(Collectors.joining(delimiter, "", "\n"));
    }

    private String quoted(String cell) {
        boolean special = Stream.of(delimiter, "\"", "\n", "\r").anyMatch(cell::contains);
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** What a spreadsheet would take for a formula is fenced; a number never is one. */
    private static String cell(Value value) {
        return switch (value) {
            case Value.Flag(boolean flag) -> flag ? "True" : "False";
            case Value.Num _ -> Cell.of(value);
            default -> fenced(Cell.of(value));
        };
    }

    private static String fenced(String text) {
        return !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
