package dev.fovea.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in is understood or refused, and what is understood can be written down and read again. */
class SchemaReaderPropertyTest {

    @Property
    void a_schema_is_read_or_refused(@ForAll("values") Value schema, @ForAll OutputFormat format) {
        assertReadOrRefused(schema, format);
    }

    @Property
    void a_template_is_read_or_refused(@ForAll("templates") String template, @ForAll OutputFormat format) {
        assertReadOrRefused(Value.text(template), format);
    }

    @Property
    void a_template_of_any_characters_is_read_or_refused(@ForAll String template, @ForAll OutputFormat format) {
        assertReadOrRefused(Value.text(template), format);
    }

    private static void assertReadOrRefused(Value schema, OutputFormat format) {
        try {
            FieldTree tree = SchemaReader.read(Schemas.content(format, schema));
            assertThat(tree.fields())
                    .allSatisfy(field -> assertThat(field.name()).isNotBlank());
        } catch (FoveaException e) {
            assertThat(e.error()).isInstanceOfSatisfying(Invalid.class, invalid -> {
                assertThat(invalid.problems()).hasSize(1);
                assertThat(invalid.problems().getFirst().rule()).isEqualTo("invalid_schema");
                assertThat(invalid.problems().getFirst().message()).isNotBlank();
            });
        }
    }

    @Property(tries = 150)
    void a_tree_written_as_field_map_reads_back(@ForAll("trees") FieldTree tree) {
        Value map = asMap(tree.fields());
        assertThat(SchemaReader.read(Schemas.content(OutputFormat.JSON, map))).isEqualTo(tree);
        assertThat(SchemaReader.read(Schemas.content(OutputFormat.YAML, map))).isEqualTo(tree);
    }

    @Property(tries = 150)
    void a_tree_written_as_yaml_reads_back(@ForAll("trees") FieldTree tree) {
        StringBuilder yaml = new StringBuilder();
        yaml(asMap(tree.fields()), 0, yaml);
        assertThat(SchemaReader.read(Schemas.content(OutputFormat.YAML, Value.text(yaml.toString()))))
                .isEqualTo(tree);
    }

    private static Value asMap(List<Field> fields) {
        Map<String, Value> members = new LinkedHashMap<>();
        fields.forEach(field -> members.put(field.name(), asMap(field)));
        return new Value.Members(members);
    }

    private static Value asMap(Field field) {
        return switch (field) {
            case Field.Group group -> asMap(group.members());
            case Field.Many many -> new Value.Items(List.of(asMap(many.element())));
            case Field.Leaf leaf ->
                leaf.options().isEmpty()
                        ? Value.text((leaf.type().name().toLowerCase(Locale.ROOT) + " " + leaf.hint()).strip())
                        : Value.text(String.join("|", leaf.options()));
        };
    }

    private static void yaml(Value value, int indent, StringBuilder yaml) {
        switch (value) {
            case Value.Members(Map<String, Value> members) ->
                members.forEach((name, member) -> {
                    yaml.append(" ".repeat(indent)).append(name).append(':');
                    yamlMember(member, indent, yaml);
                });
            case Value.Items(List<Value> items) ->
                items.forEach(item -> {
                    yaml.append(" ".repeat(indent)).append('-');
                    yamlMember(item, indent, yaml);
                });
            default -> throw new AssertionError("a phrase stands behind its name");
        }
    }

    private static void yamlMember(Value member, int indent, StringBuilder yaml) {
        if (member instanceof Value.Text(String phrase)) {
            yaml.append(" '").append(phrase).append("' # said\n");
        } else {
            yaml.append('\n');
            yaml(member, indent + 2, yaml);
        }
    }

    @Provide
    Arbitrary<FieldTree> trees() {
        return fields(3).map(FieldTree::new);
    }

    private Arbitrary<List<Field>> fields(int levels) {
        Arbitrary<String> name =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
        return name.list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(names -> Combinators.combine(
                                names.stream().map(each -> field(each, levels)).toList())
                        .as(each -> each));
    }

    private Arbitrary<Field> field(String name, int levels) {
        Arbitrary<Field> leaf = Combinators.combine(Arbitraries.of(FieldTree.Type.class), hints())
                .as((type, hint) -> new Field.Leaf(name, type, hint, List.of()));
        Arbitrary<Field> options = Arbitraries.of("paid", "open", "in progress", "n/a")
                .list()
                .uniqueElements()
                .ofMinSize(2)
                .map(words -> new Field.Leaf(name, FieldTree.Type.STRING, "", words));
        if (levels == 0) {
            return Arbitraries.oneOf(leaf, options);
        }
        Arbitrary<Field> group = fields(levels - 1).map(members -> new Field.Group(name, "", members));
        Arbitrary<Field> many =
                Arbitraries.lazy(() -> field("", levels - 1)).map(element -> new Field.Many(name, "", element));
        return Arbitraries.oneOf(leaf, options, group, many)
                .filter(made -> !(made instanceof Field.Group known && readAsSchema(known)));
    }

    /** Whether a group's names happen to be keywords of JSON Schema. */
    private static boolean readAsSchema(Field.Group group) {
        return group.members().stream().anyMatch(member -> member.name().equals("type"));
    }

    private static Arbitrary<String> hints() {
        return Arbitraries.of("", "(2 decimals)", "in YYYY-MM-DD format or null", "as printed, without blanks");
    }

    /** Values that look a little like schemas. */
    @Provide
    Arbitrary<Value> values() {
        return value(5);
    }

    private Arbitrary<Value> value(int levels) {
        Arbitrary<Value> simple = Arbitraries.oneOf(
                Arbitraries.just(Value.NULL),
                Arbitraries.of(true, false).map(Value.Flag::new),
                Arbitraries.bigDecimals().map(Value.Num::new),
                Arbitraries.of(new BigDecimal("1e-999999"), new BigDecimal("1e999999"))
                        .map(Value.Num::new),
                words().map(Value::text));
        if (levels == 0) {
            return simple;
        }
        Arbitrary<Value> inner = Arbitraries.lazy(() -> value(levels - 1));
        Arbitrary<Value> items = inner.list().ofMaxSize(3).map(Value.Items::new);
        Arbitrary<Value> members = Arbitraries.maps(words(), inner).ofMaxSize(5).map(Value.Members::new);
        return Arbitraries.oneOf(simple, items, members, members);
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "type",
                        "properties",
                        "items",
                        "object",
                        "array",
                        "string",
                        "$ref",
                        "#",
                        "#/properties/type",
                        "#/$defs/a",
                        "$defs",
                        "a",
                        "enum",
                        "anyOf",
                        "description",
                        "format",
                        "date",
                        "a|b",
                        "strnig",
                        "string (x)",
                        "array of strings",
                        "one of: a, b",
                        "|",
                        ""),
                Arbitraries.strings().ofMaxLength(12));
    }

    /** Pieces of templates in any order. */
    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "a: ",
                        "string",
                        "\n",
                        "  ",
                        "- ",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"",
                        "'",
                        "#",
                        "|",
                        "<a>",
                        "</a>",
                        "<b/>",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "]]>",
                        "<?",
                        "?>",
                        "type=\"number\"",
                        ";",
                        "number",
                        "---",
                        "\t",
                        "\\u12",
                        "&",
                        "\r\n",
                        "b",
                        " ")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", new ArrayList<>(pieces)));
    }

    @Property(tries = 20)
    void a_value_nested_as_deep_as_memory_allows_is_refused(@ForAll("brackets") Value deep) {
        assertReadOrRefused(deep, OutputFormat.JSON);
    }

    @Provide
    Arbitrary<Value> brackets() {
        return Arbitraries.integers().between(1, 100_000).map(levels -> {
            Value value = Value.text("string");
            for (int level = 0; level < levels; level++) {
                value = level % 2 == 0 ? new Value.Items(List.of(value)) : new Value.Members(Map.of("a", value));
            }
            return value;
        });
    }

    @Property(tries = 20)
    void a_template_nested_as_deep_as_a_text_allows_is_refused(
            @ForAll("deepTemplates") String template, @ForAll OutputFormat format) {
        assertReadOrRefused(Value.text(template), format);
    }

    @Provide
    Arbitrary<String> deepTemplates() {
        return Arbitraries.of(
                        "[", "{a: ", "- ", "<a>", "<a b='' ", "a: {", "\"", "{", "\\", "a: 'x' ", "' ", "enum: a ")
                .map(piece -> piece.repeat(60_000 / piece.length()));
    }
}
