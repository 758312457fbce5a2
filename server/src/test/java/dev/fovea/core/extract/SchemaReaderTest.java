package dev.fovea.core.extract;

import static dev.fovea.core.extract.Schemas.assertRefused;
import static dev.fovea.core.extract.Schemas.content;
import static dev.fovea.core.extract.Schemas.group;
import static dev.fovea.core.extract.Schemas.leaf;
import static dev.fovea.core.extract.Schemas.many;
import static dev.fovea.core.extract.Schemas.read;
import static dev.fovea.model.FieldTree.Type.ANY;
import static dev.fovea.model.FieldTree.Type.BOOLEAN;
import static dev.fovea.model.FieldTree.Type.DATE;
import static dev.fovea.model.FieldTree.Type.NUMBER;
import static dev.fovea.model.FieldTree.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.FoveaException;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Field maps as the schema of a pattern, and the limits of every notation (contract imggo.md §4; seed imggo, Create Pattern). */
class SchemaReaderTest {

    @Test
    void the_schema_of_the_seed_is_read() {
        assertThat(read("""
                {"vendor_name":"string","invoice_number":"string","invoice_date":"date",
                 "line_items":[{"description":"string","amount":"number"}],"total_amount":"number"}"""))
                .containsExactly(
                        leaf("vendor_name", STRING),
                        leaf("invoice_number", STRING),
                        leaf("invoice_date", DATE),
                        many("line_items", group("", leaf("description", STRING), leaf("amount", NUMBER))),
                        leaf("total_amount", NUMBER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            string                                | STRING  |
            String                                | STRING  |
            number                                | NUMBER  |
            integer                               | INTEGER |
            boolean                               | BOOLEAN |
            date                                  | DATE    |
            email                                 | EMAIL   |
            url                                   | URL     |
            phone                                 | PHONE   |
            object                                | ANY     | object
            array                                 | ANY     | array
            number (2 decimals)                   | NUMBER  | (2 decimals)
            string in YYYY-MM-DD format or null   | STRING  | in YYYY-MM-DD format or null
            string (email format)                 | STRING  | (email format)
            number(10,2)                          | NUMBER  | (10,2)
            VIN                                   | STRING  | VIN
            text                                  | STRING  | text
            float                                 | NUMBER  | float
            money in EUR                          | NUMBER  | money in EUR
            currency                              | NUMBER  | currency
            datetime                              | STRING  | datetime
            list                                  | ANY     | list
            int                                   | INTEGER | int
            bool                                  | BOOLEAN | bool
            yes/no                                | BOOLEAN | yes/no
            YYYY-MM-DD                            | DATE    |
            DD/MM/YYYY                            | STRING  | DD/MM/YYYY
            """)
    void a_phrase_is_a_type_and_a_hint(String phrase, FieldTree.Type type, String hint) {
        assertThat(map("field", phrase)).isEqualTo(leaf("field", type, hint == null ? "" : hint));
    }

    private static Field map(String name, String phrase) {
        return SchemaReader.read(content(OutputFormat.JSON, new Value.Members(Map.of(name, Value.text(phrase)))))
                .fields()
                .getFirst();
    }

    @Test
    void the_currency_of_an_amount_is_a_text() {
        assertThat(map("invoice_currency", "currency")).isEqualTo(leaf("invoice_currency", STRING, "currency"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paid|open",
                " paid | open ",
                "paid|open|null",
                "'paid' | \"open\"",
                "enum: paid, open",
                "one of (paid, open)"
            })
    void allowed_values_may_be_named_in_a_phrase(String phrase) {
        assertThat(map("state", phrase)).isEqualTo(leaf("state", STRING, "", "paid", "open"));
    }

    @Test
    void alternatives_that_are_types_are_no_values() {
        assertThat(map("a", "string|null")).isEqualTo(leaf("a", STRING));
        assertThat(map("a", "number | string")).isEqualTo(leaf("a", NUMBER));
        assertThat(map("a", "string (a|b)")).isEqualTo(leaf("a", STRING, "(a|b)"));
        assertThat(map("a", "number (2 decimals) | null")).isEqualTo(leaf("a", NUMBER, "(2 decimals) | null"));
    }

    @Test
    void lists_may_be_named_in_a_phrase() {
        assertThat(map("a", "array of strings")).isEqualTo(many("a", leaf("", STRING)));
        assertThat(map("a", "list of dates (ISO)")).isEqualTo(many("a", leaf("", DATE, "(ISO)")));
        assertThat(map("a", "array<number>")).isEqualTo(many("a", leaf("", NUMBER)));
        assertThat(map("a", "string[]")).isEqualTo(many("a", leaf("", STRING)));
        assertThat(map("a", "array of objects with sku")).isEqualTo(many("a", leaf("", ANY, "with sku")));
    }

    @Test
    void lists_and_objects_nest() {
        assertThat(read("{\"tags\":[\"string\"],\"from\":{\"name\":\"string\",\"address\":{\"zip\":\"string\"}}}"))
                .containsExactly(
                        many("tags", leaf("", STRING)),
                        group("from", leaf("name", STRING), group("address", leaf("zip", STRING))));
        assertThat(read("{\"a\":[],\"b\":{},\"c\":[[\"number\"]]}"))
                .containsExactly(many("a", leaf("", ANY)), leaf("b", ANY), many("c", many("", leaf("", NUMBER))));
    }

    @Test
    void a_list_of_several_words_names_allowed_values() {
        assertThat(read("{\"state\":[\"paid\",\"open\"]}")).containsExactly(leaf("state", STRING, "", "paid", "open"));
    }

    @Test
    void an_example_that_is_no_text_says_its_type() {
        assertThat(read("{\"total\":0.0,\"paid\":false,\"note\":null,\"x\":\"\"}"))
                .containsExactly(leaf("total", NUMBER), leaf("paid", BOOLEAN), leaf("note", STRING), leaf("x", STRING));
    }

    @Test
    void a_list_as_a_whole_is_the_field_items() {
        assertThat(read("[{\"sku\":\"string\"}]")).containsExactly(many("items", group("", leaf("sku", STRING))));
        assertThat(read("[\"vendor\",\"total\"]")).containsExactly(leaf("vendor", STRING), leaf("total", STRING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "\"\"", "\" \\n\"", "{\"type\":\"object\",\"properties\":{}}"})
    void an_empty_schema_leaves_the_fields_to_the_engine(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void no_schema_leaves_the_fields_to_the_engine() {
        PatternContent content = new PatternContent(OutputFormat.JSON, "read", Optional.empty(), ',', "auto");
        assertThat(SchemaReader.read(content)).isEqualTo(FieldTree.FREE);
    }

    // Refusals

    @Test
    void an_unknown_type_is_refused_with_the_nearest_one() {
        assertRefused(
                () -> read("{\"line_items\":[{\"amount\":\"strnig\"}]}"),
                "unknown type 'strnig'; did you mean 'string'?",
                "line_items",
                "amount");
        assertRefused(
                () -> read("{\"a\":\"photograph of it\"}"),
                "unknown type 'photograph'; use one of string, number, date, boolean, array, object, email, url,"
                        + " phone, integer",
                "a");
        assertRefused(() -> read("{\"a\":\"|\"}"));
        assertRefused(
                () -> read("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"nubmer\"}}}"),
                "unknown type 'nubmer'; did you mean 'number'?",
                "a");
    }

    @Test
    void white_space_in_a_name_is_refused() {
        assertRefused(() -> read("{\"a b\":\"string\"}"), "a field name must not contain white space", "a b");
        assertRefused(
                () -> read("{\"type\":\"object\",\"properties\":{\"a\\tb\":{\"type\":\"string\"}}}"),
                "a field name must not contain white space",
                "a\tb");
        assertRefused(() -> read("{\"\":\"string\"}"), "a field needs a name");
    }

    @Test
    void what_no_database_can_hold_is_refused() {
        for (String bad : List.of("a\0", "\ud800", "\udc00\ud800")) {
            assertRefused(() -> map(bad, "string"), "a schema must not contain NUL or half characters");
            assertRefused(() -> map("a", "string " + bad), "a schema must not contain NUL or half characters");
            assertRefused(
                    () -> read(OutputFormat.TEXT, "{" + bad + "}"), "a schema must not contain NUL or half characters");
        }
        assertRefused(
                () -> read(OutputFormat.YAML, "\"a\\u0000\": string"),
                "a schema must not contain NUL or half characters");
        assertThat(read("{\"a\":\"string \\ud83d\\ude00\"}")).containsExactly(leaf("a", STRING, "😀"));
    }

    @Test
    void the_limits_are_held() {
        assertThat(read(fields(500))).hasSize(500);
        assertRefused(() -> read(fields(501)), "a schema must have at most 500 fields", "f500");
        assertThat(read(nested(10))).hasSize(1);
        assertRefused(() -> read(nested(11)), "fields must not be nested deeper than 10 levels", names(11));
        assertThat(read("{\"a\":\"string " + "x".repeat(65_000) + "\"}")).hasSize(1);
        assertRefused(() -> read("{\"a\":\"string " + "x".repeat(66_000) + "\"}"), "a schema must have at most 64 KB");
        assertRefused(() -> read("\"" + "x".repeat(66_000) + "\""), "a schema must have at most 64 KB");
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"f" + i + "\":\"string\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String nested(int levels) {
        return "{\"n\":".repeat(levels) + "\"string\"" + "}".repeat(levels);
    }

    private static Object[] names(int levels) {
        Object[] names = new Object[levels];
        Arrays.fill(names, "n");
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{\"a\":[1,2]}", "[\"strnig\"]"})
    void what_says_nothing_of_fields_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(FoveaException.class);
    }
}
