package dev.fovea.dialect.imggo;

import dev.fovea.core.extract.SchemaReader;
import dev.fovea.model.FieldTree;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * A result as CSV: a header in the order of the schema, then one row for each element of the one list of objects, else
 * one row (contract imggo.md §6).
 */
final class CsvText {
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

    private CsvText() {}

    static String of(Value result, PatternContent content) {
        FieldTree fields = SchemaReader.read(content);
        CsvTable table = CsvTable.of(fields, result);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(content.csvDelimiter())
                .setRecordSeparator('\n')
                .setQuoteMode(QuoteMode.MINIMAL)
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(table.columns().stream().map(CsvTable.Column::name));
            for (Map<String, Value> row : table.rows()) {
                printer.printRecord(table.columns().stream().map(column -> cell(column.in(row))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
