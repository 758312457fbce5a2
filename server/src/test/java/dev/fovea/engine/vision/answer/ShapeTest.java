package dev.fovea.engine.vision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.engine.vision.Samples;
import dev.fovea.json.ValueJson;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of an answer before it is checked. */
class ShapeTest {
    private static Value.Members parsed(String json) {
        return (Value.Members) ValueJson.parse(json);
    }

    private static String shaped(FieldTree tree, String json) {
        return ValueJson.write(new Shape(tree).of(parsed(json)));
    }

    private static String leaf(FieldTree.Type type, String json, String... options) {
        FieldTree tree = new FieldTree(List.of(new Field.Leaf("v", type, "", List.of(options))));
        String shaped = shaped(tree, "{\"v\":" + json + "}");
        return shaped.substring("{\"v\":".length(), shaped.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STRING  | \" a \"         | \"a\"",
                "STRING  | 12              | \"12\"",
                "STRING  | true            | \"true\"",
                "STRING  | [\"a\",\"b\"]   | \"a, b\"",
                "STRING  | \"N/A\"         | null",
                "STRING  | \"null\"        | null",
                "STRING  | \"\"            | null",
                "STRING  | \"None\"        | \"None\"",
                "NUMBER  | \"None\"        | null",
                "NUMBER  | \"1,234.50\"    | 1234.5",
                "NUMBER  | \"a lot\"       | \"a lot\"",
                "NUMBER  | 1e3             | 1000",
                "INTEGER | 3.0             | 3",
                "INTEGER | \"3 pcs\"       | 3",
                "INTEGER | 3.5             | 3.5",
                "BOOLEAN | \"Yes\"         | true",
                "BOOLEAN | 0               | false",
                "BOOLEAN | \"perhaps\"     | \"perhaps\"",
                "DATE    | \"25.03.2018\"  | \"2018-03-25\"",
                "DATE    | \"03/04/18\"    | \"03/04/18\"",
                "EMAIL   | \" a@b.de \"    | \"a@b.de\"",
                "ANY     | {\"x\":[1]}     | {\"x\":[1]}"
            })
    void a_value_is_brought_to_its_type_where_that_is_certain(FieldTree.Type type, String said, String shaped) {
        assertThat(leaf(type, said)).isEqualTo(shaped);
    }

    @Test
    void a_choice_is_spelled_as_the_pattern_spells_it() {
        assertThat(leaf(FieldTree.Type.STRING, "\"IN TRANSIT\"", "in_transit", "none"))
                .isEqualTo("\"in_transit\"");
        assertThat(leaf(FieldTree.Type.STRING, "\"none\"", "in_transit", "none"))
                .isEqualTo("\"none\"");
        assertThat(leaf(FieldTree.Type.STRING, "\"lost\"", "in_transit")).isEqualTo("\"lost\"");
    }

    @Test
    void every_field_is_there_in_order_and_nothing_else() {
        assertThat(shaped(Samples.INVOICE, "{\"total\":1,\"extra\":2,\"Vendor\":\"A\"}"))
                .isEqualTo("{\"vendor\":\"A\",\"date\":null,\"total\":1,\"lines\":[]}");
    }

    @Test
    void one_element_may_stand_for_a_list_and_empty_ones_go() {
        assertThat(shaped(Samples.INVOICE, "{\"lines\":{\"item\":\"a\"}}"))
                .endsWith("\"lines\":[{\"item\":\"a\",\"quantity\":null}]}");
        assertThat(shaped(Samples.INVOICE, "{\"lines\":[{},null,{\"item\":\"N/A\"},{\"quantity\":1}]}"))
                .endsWith("\"lines\":[{\"item\":null,\"quantity\":1}]}");
    }

    @Test
    void a_group_that_is_missing_is_a_group_of_nulls() {
        FieldTree tree = new FieldTree(
                List.of(new Field.Group("to", "", List.of(Field.Leaf.of("name", FieldTree.Type.STRING)))));
        assertThat(shaped(tree, "{\"to\":null}")).isEqualTo("{\"to\":{\"name\":null}}");
        assertThat(shaped(tree, "{\"to\":\"Ada\"}")).isEqualTo("{\"to\":\"Ada\"}");
    }

    @Test
    void texts_lists_and_numbers_are_bounded() {
        assertThat(leaf(FieldTree.Type.STRING, "\"" + "x".repeat(10_000) + "\""))
                .hasSize(4096 + 2);
        assertThat(leaf(FieldTree.Type.NUMBER, "1e-999999")).isEqualTo("null");
        assertThat(leaf(FieldTree.Type.ANY, "[1e999999,{\"a\":1e-99999}]")).isEqualTo("[null,{\"a\":null}]");
        assertThat(leaf(FieldTree.Type.STRING, "\"a\\u0000b\"")).isEqualTo("\"ab\"");
        String many = "{\"lines\":[" + "{\"quantity\":1},".repeat(2000) + "{\"quantity\":1}]}";
        Value.Items lines = (Value.Items)
                new Shape(Samples.INVOICE).of(parsed(many)).values().get("lines");
        assertThat(lines == null ? List.of() : lines.values()).hasSize(1000);
    }

    @Property(tries = 300)
    void shaping_twice_changes_nothing_and_faults_can_be_left_out(@ForAll("values") Value.Members said) {
        Shape shape = new Shape(Samples.INVOICE);
        Value.Members once = shape.of(said);
        assertThat(shape.of(once)).isEqualTo(once);
        AnswerCheck check = new AnswerCheck(Samples.INVOICE);
        Value.Members rest = check.without(once, check.faults(once));
        assertThat(check.faults(rest)).isEmpty();
        assertThat(Leaves.of(Samples.INVOICE, rest)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Provide
    Arbitrary<Value.Members> values() {
        Arbitrary<Value> scalar = Arbitraries.oneOf(
                Arbitraries.just(Value.NULL),
                Arbitraries.of(true, false).map(Value.Flag::new),
                Arbitraries.of("12.50", "3", "-1e99").map(number -> new Value.Num(new BigDecimal(number))),
                Arbitraries.of("a", "N/A", "25/03/2018", "03/04/18", "$5", "\u0000", "yes")
                        .map(Value::text));
        Arbitrary<String> name = Arbitraries.of("vendor", "Total", "date", "lines", "item", "quantity", "x");
        Arbitrary<Value> inner = Arbitraries.oneOf(
                scalar,
                scalar.list().ofMaxSize(3).map(Value.Items::new),
                Arbitraries.maps(name, scalar).ofMaxSize(4).map(Value.Members::new));
        Arbitrary<Value> value =
                Arbitraries.oneOf(inner, inner.list().ofMaxSize(3).map(Value.Items::new));
        return Arbitraries.maps(name, value).ofMaxSize(6).map((Map<String, Value> map) -> new Value.Members(map));
    }
}
