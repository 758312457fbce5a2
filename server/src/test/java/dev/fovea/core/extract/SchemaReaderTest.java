package dev.fovea.core.extract;

import static dev.fovea.core.extract.Schemas.content;
import static dev.fovea.core.extract.Schemas.group;
import static dev.fovea.core.extract.Schemas.leaf;
import static dev.fovea.core.extract.Schemas.many;
import static dev.fovea.core.extract.Schemas.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas in every notation of the documents (contract imggo.md §4; seed imggo, Create Pattern). */
class SchemaReaderTest {

    // Field maps

    @Test
    void the_schema_of_the_seed_is_read() {
        assertThat(read("""
                {"vendor_name":"string","invoice_number":"string","invoice_date":"date",
                 "line_items":[{"description":"string","amount":"number"}],"total_amount":"number"}"""))
                .containsExactly(
                        leaf("vendor_name", Type.STRING),
                        leaf("invoice_number", Type.STRING),
                        leaf("invoice_date", Type.DATE),
                        many("line_items", group("", leaf("description", Type.STRING), leaf("amount", Type.NUMBER))),
                        leaf("total_amount", Type.NUMBER));
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
    void a_phrase_is_a_type_and_a_hint(String phrase, Type type, String hint) {
        assertThat(map("field", phrase)).isEqualTo(leaf("field", type, hint == null ? "" : hint));
    }

    private static Field map(String name, String phrase) {
        return SchemaReader.read(
                        content(OutputFormat.JSON, new Value.Members(java.util.Map.of(name, Value.text(phrase)))))
                .fields()
                .getFirst();
    }

    @Test
    void the_currency_of_an_amount_is_a_text() {
        assertThat(map("invoice_currency", "currency")).isEqualTo(leaf("invoice_currency", Type.STRING, "currency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid|open", " paid | open ", "paid|open|null", "enum: paid, open", "one of (paid, open)"})
    void allowed_values_may_be_named_in_a_phrase(String phrase) {
        assertThat(map("state", phrase)).isEqualTo(leaf("state", Type.STRING, "", "paid", "open"));
    }

    @Test
    void alternatives_that_are_types_are_no_values() {
        assertThat(map("a", "string|null")).isEqualTo(leaf("a", Type.STRING));
        assertThat(map("a", "number | string")).isEqualTo(leaf("a", Type.NUMBER));
        assertThat(map("a", "string (a|b)")).isEqualTo(leaf("a", Type.STRING, "(a|b)"));
        assertThat(map("a", "number (2 decimals) | null")).isEqualTo(leaf("a", Type.NUMBER, "(2 decimals) | null"));
    }

    @Test
    void lists_may_be_named_in_a_phrase() {
        assertThat(map("a", "array of strings")).isEqualTo(many("a", leaf("", Type.STRING)));
        assertThat(map("a", "list of dates (ISO)")).isEqualTo(many("a", leaf("", Type.DATE, "(ISO)")));
        assertThat(map("a", "array<number>")).isEqualTo(many("a", leaf("", Type.NUMBER)));
        assertThat(map("a", "string[]")).isEqualTo(many("a", leaf("", Type.STRING)));
        assertThat(map("a", "array of objects with sku")).isEqualTo(many("a", leaf("", Type.ANY, "with sku")));
    }

    @Test
    void lists_and_objects_nest() {
        assertThat(read("{\"tags\":[\"string\"],\"from\":{\"name\":\"string\",\"address\":{\"zip\":\"string\"}}}"))
                .containsExactly(
                        many("tags", leaf("", Type.STRING)),
                        group("from", leaf("name", Type.STRING), group("address", leaf("zip", Type.STRING))));
        assertThat(read("{\"a\":[],\"b\":{},\"c\":[[\"number\"]]}"))
                .containsExactly(
                        many("a", leaf("", Type.ANY)), leaf("b", Type.ANY), many("c", many("", leaf("", Type.NUMBER))));
    }

    @Test
    void a_list_of_several_words_names_allowed_values() {
        assertThat(read("{\"state\":[\"paid\",\"open\"]}"))
                .containsExactly(leaf("state", Type.STRING, "", "paid", "open"));
    }

    @Test
    void an_example_that_is_no_text_says_its_type() {
        assertThat(read("{\"total\":0.0,\"paid\":false,\"note\":null,\"x\":\"\"}"))
                .containsExactly(
                        leaf("total", Type.NUMBER),
                        leaf("paid", Type.BOOLEAN),
                        leaf("note", Type.STRING),
                        leaf("x", Type.STRING));
    }

    @Test
    void a_list_as_a_whole_is_the_field_items() {
        assertThat(read("[{\"sku\":\"string\"}]")).containsExactly(many("items", group("", leaf("sku", Type.STRING))));
        assertThat(read("[\"vendor\",\"total\"]"))
                .containsExactly(leaf("vendor", Type.STRING), leaf("total", Type.STRING));
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
        assertRefused(() -> read("{\"a\":\"|\"}"), null, "a");
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
        assertThat(read("{\"a\":\"string \\ud83d\\ude00\"}")).containsExactly(leaf("a", Type.STRING, "😀"));
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

    private static void assertRefused(ThrowingCallable reading, String reason, Object... path) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(FoveaException.class, e -> {
            assertThat(e.error()).isInstanceOf(Invalid.class);
            List<Problem> problems = ((Invalid) e.error()).problems();
            assertThat(problems).hasSize(1);
            assertThat(problems.getFirst().rule()).isEqualTo("invalid_schema");
            if (reason != null) {
                assertThat(problems.getFirst().message()).isEqualTo(reason);
                assertThat(problems.getFirst().path()).containsExactly(path);
            }
        });
    }

    // JSON Schema

    @Test
    void json_schema_is_recognised_and_read() {
        assertThat(read("""
                {"type":"object","required":["products"],"properties":{
                  "products":{"type":"array","items":{"type":"object","properties":{
                    "brand":{"type":"string","description":"17-character code"},
                    "facings":{"type":["integer","null"]}}}},
                  "brand_share":{"type":"object","additionalProperties":{"type":"number"}},
                  "day":{"type":"string","format":"date","title":"Day"},
                  "at":{"type":"string","format":"date-time","description":"printed"},
                  "mail":{"type":"string","format":"email"},"site":{"type":"string","format":"uri"},
                  "state":{"type":"string","enum":["paid","open",null]},"level":{"enum":[1,2]},
                  "tags":{"type":"array"},"anything":true,"open":{}}}"""))
                .containsExactly(
                        many(
                                "products",
                                group(
                                        "",
                                        leaf("brand", Type.STRING, "17-character code"),
                                        leaf("facings", Type.INTEGER))),
                        leaf("brand_share", Type.ANY),
                        leaf("day", Type.DATE, "Day"),
                        leaf("at", Type.STRING, "printed (date-time)"),
                        leaf("mail", Type.EMAIL),
                        leaf("site", Type.URL),
                        leaf("state", Type.STRING, "", "paid", "open"),
                        leaf("level", Type.STRING, "", "1", "2"),
                        many("tags", leaf("", Type.ANY)),
                        leaf("anything", Type.ANY),
                        leaf("open", Type.ANY));
    }

    @Test
    void a_field_called_type_makes_no_json_schema() {
        assertThat(read("{\"type\":\"string\",\"vendor\":\"string\"}"))
                .containsExactly(leaf("type", Type.STRING), leaf("vendor", Type.STRING));
        assertThat(read("{\"type\":\"object\",\"properties\":\"string\"}"))
                .containsExactly(leaf("type", Type.ANY, "object"), leaf("properties", Type.STRING));
        assertThat(read("{\"damage\":{\"type\":\"string\",\"description\":\"string\"}}"))
                .containsExactly(group("damage", leaf("type", Type.STRING), leaf("description", Type.STRING)));
    }

    @Test
    void a_field_of_a_map_may_be_described_by_json_schema() {
        assertThat(read("""
                {"total":{"type":"number","description":"Sum with tax"},"paid":{"type":"boolean"},
                 "items":{"type":"array","items":{"type":"object","properties":{"sku":{"type":"string"}}}}}"""))
                .containsExactly(
                        leaf("total", Type.NUMBER, "Sum with tax"),
                        leaf("paid", Type.BOOLEAN),
                        many("items", group("", leaf("sku", Type.STRING))));
    }

    @Test
    void references_and_alternatives_of_json_schema_are_followed() {
        assertThat(read("""
                {"$defs":{"Line":{"type":"object","properties":{"sku":{"type":"string"}}}},
                 "type":"object","properties":{
                   "lines":{"type":"array","items":{"$ref":"#/$defs/Line"}},
                   "note":{"anyOf":[{"type":"null"},{"type":"string"}],"title":"Note"}}}"""))
                .containsExactly(many("lines", group("", leaf("sku", Type.STRING))), leaf("note", Type.STRING, "Note"));
        assertThat(read("{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"type\":\"object\",\"properties\":"
                        + "{\"a\":{\"type\":\"string\"}}}}}"))
                .containsExactly(leaf("a", Type.STRING));
        assertThat(read("{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":"
                        + "{\"a\":{\"type\":\"string\"}}}}"))
                .containsExactly(many("items", group("", leaf("a", Type.STRING))));
    }

    @Test
    void references_that_lead_nowhere_or_to_themselves_are_refused() {
        assertRefused(() -> read(withProperty("{\"$ref\":\"#/$defs/none\"}")), null);
        assertRefused(() -> read(withProperty("{\"$ref\":\"https://example.org/x\"}")), null);
        assertRefused(() -> read(withProperty("{\"$ref\":\"#/properties/a\"}")), "a reference leads to itself", "a");
        assertRefused(() -> read(withProperty("{\"$ref\":\"#\"}")), null);
        assertRefused(() -> read(withProperty("{\"type\":\"array\",\"items\":{\"$ref\":\"#/properties/a\"}}")), null);
        assertRefused(
                () -> read("{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/N\"}},\"$defs\":"
                        + "{\"N\":{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/N\"}}}}}"),
                null);
    }

    private static String withProperty(String schema) {
        return "{\"type\":\"object\",\"properties\":{\"a\":" + schema + "}}";
    }

    // Templates

    @Test
    void a_yaml_skeleton_is_read() {
        assertThat(read(OutputFormat.YAML, """
                ---
                # an invoice
                vendor: string   # who sent it
                Invoice Number: "string"
                total: number (2 decimals)
                paid: true
                example: INV-001
                empty:
                billing:
                  address:
                    city: string
                lines:
                - sku: string
                  amount: number
                -
                  sku: string
                tags:
                  - string
                inline: {a: string, b: [number]}
                note: |
                  some words: of
                  prose
                state: paid|open
                """.replace("-\n  sku: string\n", "")))
                .containsExactly(
                        leaf("vendor", Type.STRING),
                        leaf("Invoice Number", Type.STRING),
                        leaf("total", Type.NUMBER, "(2 decimals)"),
                        leaf("paid", Type.BOOLEAN),
                        leaf("example", Type.STRING, "INV-001"),
                        leaf("empty", Type.STRING),
                        group("billing", group("address", leaf("city", Type.STRING))),
                        many("lines", group("", leaf("sku", Type.STRING), leaf("amount", Type.NUMBER))),
                        many("tags", leaf("", Type.STRING)),
                        group("inline", leaf("a", Type.STRING), many("b", leaf("", Type.NUMBER))),
                        leaf("note", Type.STRING, "some words: of prose"),
                        leaf("state", Type.STRING, "", "paid", "open"));
    }

    @Test
    void a_json_text_is_read_like_json() {
        assertThat(read(OutputFormat.JSON, "{\n\t\"a\": \"string\",\n\t\"b\": [{\"c\": \"number\"}]\n}"))
                .containsExactly(leaf("a", Type.STRING), many("b", group("", leaf("c", Type.NUMBER))));
        assertThat(read(OutputFormat.YAML, "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"date\"}}}"))
                .containsExactly(leaf("a", Type.DATE));
        assertRefused(() -> read(OutputFormat.JSON, "{\"a\":\"strnig\"}"), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just words",
                "a: string\n    b: string",
                "a: string\n\tb: string",
                "a: string\n  - b",
                "a: string\na: number",
                "a: [string",
                "a: {b: string",
                "a: \"string",
                "{\"a\":\"string\"} x",
                "a: &anchor string",
                "a:\n  b: string\n c: string",
                "a: strnig"
            })
    void yaml_that_is_none_is_refused(String text) {
        assertRefused(() -> read(OutputFormat.YAML, text), null);
    }

    @Test
    void an_xml_skeleton_is_read() {
        assertThat(read(OutputFormat.XML, """
                <?xml version="1.0"?>
                <!-- a > comment -->
                <Invoice xmlns="urn:x" note='a > b'>
                  <number>{number}</number>
                  <vendor>{vendor_name}</vendor>
                  <total type="number"/>
                  <day>date</day>
                  <sample>INV-001</sample>
                  <items><item><sku/><amount>number</amount></item></items>
                  <page/><page/>
                  <data><![CDATA[ <b> ]]></data>
                </Invoice>
                """))
                .containsExactly(
                        leaf("number", Type.NUMBER),
                        leaf("vendor", Type.STRING),
                        leaf("total", Type.NUMBER),
                        leaf("day", Type.DATE),
                        leaf("sample", Type.STRING, "INV-001"),
                        group("items", many("item", group("", leaf("sku", Type.STRING), leaf("amount", Type.NUMBER)))),
                        many("page", leaf("", Type.STRING)),
                        leaf("data", Type.STRING, "<b>"));
        assertThat(read(OutputFormat.XML, "<vin/>")).containsExactly(leaf("vin", Type.STRING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words",
                "<a>",
                "<a></b>",
                "</a>",
                "<a/><b/>",
                "<a",
                "<a b='>",
                "<>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a/>",
                "<!-- <a/>",
                "<a><![CDATA[</a>",
                "<?xml",
                "<a/> words"
            })
    void xml_that_is_none_is_refused(String text) {
        assertRefused(() -> read(OutputFormat.XML, text), null);
    }

    @Test
    void the_header_of_a_csv_template_names_the_columns() {
        assertThat(read(OutputFormat.CSV, "\ninvoice_number, Total Amount ,\"a, \"\"b\"\"\"\nINV-1,2,3"))
                .containsExactly(
                        leaf("invoice_number", Type.STRING),
                        leaf("Total Amount", Type.STRING),
                        leaf("a, \"b\"", Type.STRING));
        assertThat(read(OutputFormat.CSV, "a;b")).containsExactly(leaf("a", Type.STRING), leaf("b", Type.STRING));
        assertRefused(() -> read(OutputFormat.CSV, "a,,b"), "a field needs a name");
        assertRefused(() -> read(OutputFormat.CSV, "a,a"), "a column is named twice", "a");
        assertRefused(() -> read(OutputFormat.CSV, "a,\"b"), "a quoted column name does not end");
    }

    @Test
    void a_csv_has_many_rows_when_the_instructions_ask_for_them() {
        PatternContent content = new PatternContent(
                OutputFormat.CSV, "Count all visible products", Optional.of(Value.text("sku;count")), ';', "auto");
        assertThat(SchemaReader.read(content).fields())
                .containsExactly(many("rows", group("", leaf("sku", Type.STRING), leaf("count", Type.STRING))));
    }

    @Test
    void the_places_of_a_text_template_are_the_fields() {
        assertThat(read(
                        OutputFormat.TEXT,
                        "# Invoice {number}\n{{vendor}} and { vendor }\n[Total amount] [x] [ ] {1}"
                                + " [link](https://example.org) [Total amount]\n{not\nthis}"))
                .containsExactly(
                        leaf("number", Type.STRING), leaf("vendor", Type.STRING), leaf("Total amount", Type.STRING));
        assertThat(read(OutputFormat.TEXT, "# Nothing to fill")).isEmpty();
    }
}
