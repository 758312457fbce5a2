package dev.fovea.core.extract;

import static dev.fovea.core.extract.Schemas.assertRefused;
import static dev.fovea.core.extract.Schemas.content;
import static dev.fovea.core.extract.Schemas.group;
import static dev.fovea.core.extract.Schemas.leaf;
import static dev.fovea.core.extract.Schemas.many;
import static dev.fovea.core.extract.Schemas.read;
import static dev.fovea.model.FieldTree.Type.BOOLEAN;
import static dev.fovea.model.FieldTree.Type.DATE;
import static dev.fovea.model.FieldTree.Type.NUMBER;
import static dev.fovea.model.FieldTree.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates of the output format as the schema of a pattern (contract imggo.md §4). */
class SchemaTemplatesTest {
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
                dashed:
                  -
                    sku: string
                tags:
                  - string
                inline: {a: string, b: [number]}
                note: |
                  some words: of
                  prose
                state: paid|open
                """))
                .containsExactly(
                        leaf("vendor", STRING),
                        leaf("Invoice Number", STRING),
                        leaf("total", NUMBER, "(2 decimals)"),
                        leaf("paid", BOOLEAN),
                        leaf("example", STRING, "INV-001"),
                        leaf("empty", STRING),
                        group("billing", group("address", leaf("city", STRING))),
                        many("lines", group("", leaf("sku", STRING), leaf("amount", NUMBER))),
                        many("dashed", group("", leaf("sku", STRING))),
                        many("tags", leaf("", STRING)),
                        group("inline", leaf("a", STRING), many("b", leaf("", NUMBER))),
                        leaf("note", STRING, "some words: of prose"),
                        leaf("state", STRING, "", "paid", "open"));
    }

    @Test
    void a_json_text_is_read_like_json() {
        assertThat(read(OutputFormat.JSON, "{\n\t\"a\": \"string\",\n\t\"b\": [{\"c\": \"number\"}]\n}"))
                .containsExactly(leaf("a", STRING), many("b", group("", leaf("c", NUMBER))));
        assertThat(read(OutputFormat.YAML, "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"date\"}}}"))
                .containsExactly(leaf("a", DATE));
        assertRefused(() -> read(OutputFormat.JSON, "{\"a\":\"strnig\"}"));
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
                "\"a\\u12\": string",
                "a: \"\\u12g4\"",
                "a:\n  b: string\n c: string",
                "a: strnig"
            })
    void yaml_that_is_none_is_refused(String text) {
        assertRefused(() -> read(OutputFormat.YAML, text));
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
                        leaf("number", NUMBER),
                        leaf("vendor", STRING),
                        leaf("total", NUMBER),
                        leaf("day", DATE),
                        leaf("sample", STRING, "INV-001"),
                        group("items", many("item", group("", leaf("sku", STRING), leaf("amount", NUMBER)))),
                        many("page", leaf("", STRING)),
                        leaf("data", STRING, "<b>"));
        assertThat(read(OutputFormat.XML, "<vin/>")).containsExactly(leaf("vin", STRING));
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
        assertRefused(() -> read(OutputFormat.XML, text));
    }

    @Test
    void the_header_of_a_csv_template_names_the_columns() {
        assertThat(read(OutputFormat.CSV, "\ninvoice_number, Total Amount ,\"a, \"\"b\"\"\"\nINV-1,2,3"))
                .containsExactly(
                        leaf("invoice_number", STRING), leaf("Total Amount", STRING), leaf("a, \"b\"", STRING));
        assertThat(read(OutputFormat.CSV, "a;b")).containsExactly(leaf("a", STRING), leaf("b", STRING));
        assertRefused(() -> read(OutputFormat.CSV, "a,,b"), "a field needs a name");
        assertRefused(() -> read(OutputFormat.CSV, "a,a"), "a column is named twice", "a");
        assertRefused(() -> read(OutputFormat.CSV, "a,\"b"), "a quoted column name does not end");
    }

    @Test
    void a_csv_has_many_rows_when_the_instructions_ask_for_them() {
        PatternContent content = new PatternContent(
                OutputFormat.CSV, "Count all visible products", Optional.of(Value.text("sku;count")), ';', "auto");
        assertThat(SchemaReader.read(content).fields())
                .containsExactly(many("rows", group("", leaf("sku", STRING), leaf("count", STRING))));
    }

    @Test
    void the_places_of_a_text_template_are_the_fields() {
        assertThat(read(
                        OutputFormat.TEXT,
                        "# Invoice {number}\n{{vendor}} and { vendor }\n[Total amount] [x] [ ] {1}"
                                + " [link](https://example.org) [Total amount]\n{not\nthis}"))
                .containsExactly(leaf("number", STRING), leaf("vendor", STRING), leaf("Total amount", STRING));
        assertThat(read(OutputFormat.TEXT, "# Nothing to fill")).isEmpty();
    }
}
