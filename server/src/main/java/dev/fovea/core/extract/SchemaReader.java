package dev.fovea.core.extract;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the schema of a pattern, in whatever notation it is written (contract imggo.md §4): a field map, JSON Schema, a
 * list, or a template text of the output format.
 *
 * <p>A list as a whole becomes the one field {@value #LIST}, because a result is an object. A template is read
 * leniently: what is no type there is an example, and becomes the hint.
 */
public final class SchemaReader {
    /** Name of the field that a top-level list becomes. */
    public static final String LIST = "items";

    private static final int MOST_BYTES = 64 * 1024;

    private SchemaReader() {}

    /**
     * The fields that the content asks for; {@link FieldTree#FREE} when there is no schema or an empty one.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} with one problem of rule {@code invalid_schema}: its path is
     *     the field, its message the reason
     */
    public static FieldTree read(PatternContent content) {
        return content.schema()
                .map(schema -> new FieldTree(fields(content, schema, FieldPath.root())))
                .orElse(FieldTree.FREE);
    }

    private static List<Field> fields(PatternContent content, Value schema, FieldPath root) {
        checkSize(schema, root);
        return switch (schema) {
            case Value.Null _ -> List.of();
            case Value.Members members -> map(members, FieldMap.strict(), root);
            case Value.Items items -> list(items, FieldMap.strict(), root);
            case Value.Text(String text) -> text.isBlank() ? List.of() : template(content, text, root);
            case Value.Num _, Value.Flag _ -> throw root.refused("a schema is an object, a list or a template text");
        };
    }

    private static void checkSize(Value schema, FieldPath root) {
        ValueSize size = ValueSize.of(schema);
        if (size.levels() > FieldPath.MOST_BRACKETS) {
            throw root.tooDeep();
        }
        if (size.bytes() > MOST_BYTES) {
            throw root.refused("a schema must have at most 64 KB");
        }
        if (!size.storable()) {
            throw root.refused("a schema must not contain NUL or half characters");
        }
    }

    private static List<Field> map(Value.Members members, FieldMap map, FieldPath root) {
        return JsonSchema.describesRoot(members) ? new JsonSchema(members).rootFields(root) : map.fields(members, root);
    }

    private static List<Field> list(Value.Items items, FieldMap map, FieldPath root) {
        if (items.values().isEmpty()) {
            return List.of();
        }
        return namesOnly(items) ? names(items, map, root) : List.of(map.field(LIST, items, root.child(LIST)));
    }

    /** Whether a list names fields without types, as in {@code ["vendor", "total"]}. */
    private static boolean namesOnly(Value.Items items) {
        return items.values().size() > 1
                && items.values().stream()
                        .allMatch(item -> item instanceof Value.Text(String text)
                                && TypePhrase.find("", text).isEmpty());
    }

    private static List<Field> names(Value.Items items, FieldMap map, FieldPath root) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Value item : items.values()) {
            if (item instanceof Value.Text(String name)) {
                fields.put(name, Value.text("string"));
            }
        }
        return map.fields(new Value.Members(fields), root);
    }

    private static List<Field> template(PatternContent content, String text, FieldPath root) {
        return switch (content.format()) {
            case JSON -> value(YamlSkeleton.read(text, root), FieldMap.strict(), root);
            case YAML -> value(YamlSkeleton.read(text, root), FieldMap.ofTemplate(), root);
            case XML -> XmlSkeleton.fields(text, root);
            case CSV -> CsvHeader.fields(text, content.csvDelimiter(), content.instructions(), root);
            case TEXT -> places(text, root);
        };
    }

    private static List<Field> value(Value value, FieldMap map, FieldPath root) {
        return switch (value) {
            case Value.Null _ -> List.of();
            case Value.Members members -> map(members, map, root);
            case Value.Items items -> list(items, map, root);
            case Value.Text _, Value.Num _, Value.Flag _ ->
                throw root.refused("a schema text must name fields, as in 'total: number'");
        };
    }

    private static List<Field> places(String text, FieldPath root) {
        List<Field> fields = new ArrayList<>();
        for (String place : TextTemplate.places(text)) {
            root.child(place);
            fields.add(Field.Leaf.of(place, FieldTree.Type.STRING));
        }
        return fields;
    }
}
