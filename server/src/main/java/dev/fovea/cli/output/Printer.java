package dev.fovea.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints rows one by one, or one object, in one format. Only tables hold rows back, until {@link #end}. */
public final class Printer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintWriter out;
    private final Format format;
    private final Columns columns;
    private final List<String> fields;
    private final Table table;
    private long rows;

    /**
     * A printer.
     *
     * @param fields members that JSON is limited to; none: all of them
     * @param colour whether headers stand out
     */
    public Printer(PrintWriter out, Format format, Columns columns, List<String> fields, boolean colour) {
        this.out = out;
        this.format = format;
        this.columns = columns;
        this.fields = fields;
        this.table = new Table(format == Format.WIDE, colour);
    }

    /** Prints one of several objects. */
    public void row(JsonNode item) {
        switch (format) {
            case TABLE, WIDE -> table.add(cells(item));
            case JSON -> out.print((rows == 0 ? "[" : ",\n ") + JSON.writeValueAsString(chosen(item)));
            case JSONL -> out.println(JSON.writeValueAsString(chosen(item)));
            case CSV -> csvRow(item);
            case TSV -> out.println(Delimited.tabs(cells(item)));
            case ID -> out.println(text(item, columns.id()));
        }
        rows++;
    }

    /** Prints what is still held back. */
    public void end() {
        switch (format) {
            case TABLE, WIDE -> table.print(out, headers());
            case JSON -> out.println(rows == 0 ? "[]" : "]");
            case CSV -> {
                if (rows == 0) {
                    out.println(Delimited.commas(columns.paths(format)));
                }
            }
            default -> {
                // Each row was printed as it came.
            }
        }
        out.flush();
    }

    /** Prints a single object: its members line by line to people, as a whole to programs. */
    public void one(JsonNode object) {
        switch (format) {
            case TABLE, WIDE -> Lines.print(out, chosen(object));
            case JSON -> out.println(PRETTY.writeValueAsString(chosen(object)));
            case TSV ->
                chosen(object)
                        .propertyStream()
                        .forEach(member ->
                                out.println(Delimited.tabs(List.of(member.getKey(), Columns.text(member.getValue())))));
            default -> {
                row(object);
                end();
            }
        }
        out.flush();
    }

    private void csvRow(JsonNode item) {
        if (rows == 0) {
            out.println(Delimited.commas(columns.paths(format)));
        }
        out.println(Delimited.commas(cells(item)));
    }

    private List<String> headers() {
        return columns.paths(format).stream().map(Columns::header).toList();
    }

    private List<String> cells(JsonNode item) {
        List<String> cells = new ArrayList<>();
        columns.paths(format).forEach(path -> cells.add(text(item, path)));
        return cells;
    }

    private static String text(JsonNode item, String path) {
        return Columns.text(Columns.member(item, path));
    }

    /** The object, or those of its members that were asked for. */
    private JsonNode chosen(JsonNode item) {
        if (fields.isEmpty()) {
            return item;
        }
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            JsonNode value = Columns.member(item, field);
            chosen.set(field, value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
        }
        return chosen;
    }

    /** Text without characters that would move the cursor or change the terminal: they came from a stranger. */
    static String plain(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
