package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.ValueJson;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A result in each format that a pattern can ask for. */
class ResultTest {
    private static final String INVOICE =
            "{\"number\":\"INV-1\",\"paid\":true,\"total\":12.50,\"lines\":[{\"what\":\"a, b\",\"amount\":-5},{\"what\":\"=1+1\",\"amount\":7}]}";

    private static String text(String result, OutputFormat format, Value schema) {
        return Result.text(JobSamples.completed(result), JobSamples.content(format, schema), format);
    }

    private static String text(String result, OutputFormat format) {
        return text(result, format, Value.NULL);
    }

    @Test
    void json_is_compact_and_keeps_the_order() {
        assertThat(text("{\"b\":1.0,\"a\":[true,null]}", OutputFormat.JSON)).isEqualTo("{\"b\":1,\"a\":[true,null]}");
    }

    @Test
    void yaml_has_no_quote_that_it_does_not_need() {
        assertThat(text(
                        "{\"name\":\"Acme Corp\",\"code\":\"0123\",\"total\":1942.92,\"lines\":[{\"a\":1}],\"none\":null,\"flag\":\"true\"}",
                        OutputFormat.YAML))
                .isEqualTo(
                        "name: Acme Corp\ncode: \"0123\"\ntotal: 1942.92\nlines:\n- a: 1\nnone: null\nflag: \"true\"\n");
    }

    @Test
    void xml_repeats_the_element_of_a_list_and_escapes() {
        assertThat(text(INVOICE, OutputFormat.XML))
                .isEqualTo("<manifest><number>INV-1</number><paid>true</paid><total>12.5</total>"
                        + "<lines><what>a, b</what><amount>-5</amount></lines>"
                        + "<lines><what>=1+1</what><amount>7</amount></lines></manifest>");
        assertThat(text("{\"a<b\":\"x & y <z>\",\"1st\":\"\\u0001\"}", OutputFormat.XML))
                .isEqualTo("<manifest><a_b>x &amp; y &lt;z&gt;</a_b><_1st>\uFFFD</_1st></manifest>");
    }

    @Test
    void xml_takes_the_root_of_its_template() {
        assertThat(text(
                        "{\"number\":\"1\"}",
                        OutputFormat.XML,
                        Value.text("<?xml version=\"1.0\"?><!-- an invoice --><invoice><number/></invoice>")))
                .isEqualTo("<invoice><number>1</number></invoice>");
        assertThat(text("{\"a\":\"1\"}", OutputFormat.XML, Value.text("no xml")))
                .isEqualTo("<manifest><a>1</a></manifest>");
    }

    @Test
    void csv_has_a_row_for_each_element_of_the_one_list_and_repeats_the_rest() {
        assertThat(text(INVOICE, OutputFormat.CSV)).isEqualTo("""
                        number,paid,total,what,amount
                        INV-1,True,12.5,"a, b",-5
                        INV-1,True,12.5,'=1+1,7
                        """);
    }

    @Test
    void csv_follows_the_order_of_the_schema_and_leaves_cells_empty() {
        Value schema = ValueJson.parse("{\"total\":\"number\",\"vendor\":{\"name\":\"string\"},\"tags\":[\"string\"]}");
        assertThat(text("{\"tags\":[\"x\",\"y\"],\"vendor\":{\"name\":\"A\"}}", OutputFormat.CSV, schema))
                .isEqualTo("total,vendor.name,tags\n,A,x; y\n");
    }

    @Test
    void csv_of_a_header_line_reads_rows() {
        PatternContent content = new PatternContent(
                OutputFormat.CSV, "One row for each item", Optional.of(Value.text("sku;qty")), ';', "auto");
        assertThat(Result.text(
                        JobSamples.completed("{\"rows\":[{\"sku\":\"a\",\"qty\":1},{\"sku\":\"b;c\",\"qty\":2}]}"),
                        content,
                        OutputFormat.CSV))
                .isEqualTo("sku;qty\na;1\n\"b;c\";2\n");
    }

    @Test
    void csv_without_rows_is_a_header() {
        assertThat(text("{\"rows\":[]}", OutputFormat.CSV, ValueJson.parse("{\"rows\":[{\"a\":\"string\"}]}")))
                .isEqualTo("a\n");
    }

    @Test
    void csv_fences_what_a_spreadsheet_would_run_but_no_number() {
        assertThat(text("{\"a\":\"+49 170\",\"b\":\"@x\",\"c\":\"-\",\"d\":-1}", OutputFormat.CSV))
                .isEqualTo("a,b,c,d\n'+49 170,'@x,'-,-1\n");
    }

    @Test
    void text_fills_the_places_of_its_template() {
        assertThat(text(
                        "{\"vendor\":{\"name\":\"Acme $1\"},\"total\":5,\"Due date\":\"2024-01-01\"}",
                        OutputFormat.TEXT,
                        Value.text("# {vendor.name}\nTotal: {{total}}\nDue: [Due date] [ ] {unknown}")))
                .isEqualTo("# Acme $1\nTotal: 5\nDue: 2024-01-01 [ ] {unknown}");
    }

    @Test
    void text_without_a_template_is_a_line_a_field() {
        assertThat(text("{\"a\":\"x\",\"b\":[1,2]}", OutputFormat.TEXT)).isEqualTo("a: x\nb: 1; 2\n");
    }

    @Test
    void a_number_of_many_zeros_does_not_fill_memory() {
        String tiny = "{\"n\":1e-999999999,\"m\":1e999999999}";
        assertThat(text(tiny, OutputFormat.JSON)).isEqualTo("{\"n\":1e-999999999,\"m\":1e+999999999}");
        for (OutputFormat format : OutputFormat.values()) {
            assertThat(text(tiny, format).length()).as("%s", format).isLessThan(200);
        }
    }

    @Test
    void a_result_that_is_no_object_is_written_too() {
        for (OutputFormat format : OutputFormat.values()) {
            assertThat(text("[\"x\"]", format)).as("%s", format).contains("x");
        }
    }
}
