package dev.fovea.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrinterTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Columns COLUMNS = Columns.of("id", "shop.name").wide("tags");
    private static final JsonNode ROW = JSON.valueToTree(
            Map.of("id", "a", "shop", Map.of("name", "Tea, \"best\"\n\u001b[31m"), "tags", List.of("x", "y")));

    private final StringWriter text = new StringWriter();

    private String printed(Format format, JsonNode... rows) {
        Printer printer = new Printer(new PrintWriter(text, true), format, COLUMNS, List.of(), false);
        for (JsonNode row : rows) {
            printer.row(row);
        }
        printer.end();
        return text.toString();
    }

    @Test
    void a_table_has_a_header_and_the_usual_columns_aligned() {
        assertThat(printed(Format.TABLE, JSON.readTree("{\"id\":\"long id\",\"shop\":{\"name\":\"n\"}}")))
                .isEqualTo("ID       SHOP NAME\nlong id  n\n");
    }

    @Test
    void nothing_that_a_stranger_sent_reaches_the_terminal_as_a_command() {
        assertThat(printed(Format.WIDE, ROW)).doesNotContain("\u001b").contains("Tea, \"best\" ");
        assertThat(printed(Format.TSV, ROW)).doesNotContain("\u001b");
    }

    @Test
    void csv_quotes_what_needs_it_and_has_all_columns() {
        assertThat(printed(Format.CSV, ROW))
                .isEqualTo("id,shop.name,tags\na,\"Tea, \"\"best\"\"\n\u001b[31m\",\"x,y\"\n");
    }

    @Test
    void json_is_one_document_with_everything() {
        JsonNode read = JSON.readTree(printed(Format.JSON, ROW, ROW));
        assertThat(read).containsExactly(ROW, ROW);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void no_rows_are_valid_in_every_format(Format format) {
        assertThat(printed(format))
                .isEqualTo(
                        switch (format) {
                            case JSON -> "[]\n";
                            case CSV -> "id,shop.name,tags\n";
                            default -> "";
                        });
    }

    @Test
    void an_object_is_told_line_by_line_with_what_is_nested_below() {
        new Printer(new PrintWriter(text, true), Format.TABLE, COLUMNS, List.of(), false)
                .one(JSON.readTree("{\"id\":\"a\",\"shop\":{\"name\":\"n\"},\"tags\":[\"x\",\"y\"]}"));
        assertThat(text.toString()).isEqualTo("id    a\nshop\n  name  n\ntags  x,y\n");
    }
}
