package dev.fovea.core.extract;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON Schema: what it says of names, types, formats and allowed values; other keywords do not matter here. */
final class JsonSchema {
    private static final int MOST_STEPS = 20;

    private final JsonSchemaNode root;

    /** Reads nodes of a schema; references lead to {@code root}. */
    JsonSchema(JsonSchemaNode root) {
        this.root = root;
    }

    /** The fields of the schema as a whole. */
    List<Field> rootFields(FieldPath path) {
        JsonSchemaNode node = resolved(root, path);
        return node.is("array")
                ? List.of(field(SchemaReader.LIST, node.members(), path.child(SchemaReader.LIST)))
                : fields(node, path);
    }

    private List<Field> fields(JsonSchemaNode node, FieldPath path) {
        List<Field> fields = new ArrayList<>();
        if (node.member("properties") instanceof Value.Members properties) {
            properties.values().forEach((name, property) -> fields.add(field(name, property, path.word(name))));
        }
        return fields;
    }

    /** The field that a node describes; {@code name} is empty for the element of a list. */
    Field field(String name, Value schema, FieldPath path) {
        return switch (schema) {
            case Value.Flag _ -> Field.Leaf.of(name, FieldTree.Type.ANY);
            case Value.Members given -> field(name, new JsonSchemaNode(given), path);
            default -> throw path.refused("a property of a JSON Schema must be an object");
        };
    }

    private Field field(String name, JsonSchemaNode given, FieldPath path) {
        JsonSchemaNode node = resolved(given, path);
        String hint = given.hint().or(node::hint).orElse("");
        String type = node.impliedType();
        List<String> options = node.options();
        if (!options.isEmpty()) {
            return new Field.Leaf(name, optionType(node, type), hint, options);
        }
        return switch (type) {
            case "object" -> group(name, hint, fields(node, path));
            case "array" -> new Field.Many(name, hint, element(node, path));
            case "string" -> leaf(name, node.textType(), (hint + node.formatHint()).strip());
            case "null", "" -> leaf(name, FieldTree.Type.ANY, hint);
            default -> leaf(name, type(name, type, path), hint);
        };
    }

    private static Field.Leaf leaf(String name, FieldTree.Type type, String hint) {
        return new Field.Leaf(name, type, hint, List.of());
    }

    private static Field group(String name, String hint, List<Field> members) {
        return members.isEmpty() ? leaf(name, FieldTree.Type.ANY, hint) : new Field.Group(name, hint, members);
    }

    private Field element(JsonSchemaNode node, FieldPath path) {
        return node.member("items") instanceof Value.Members items
                ? field("", items, path.element())
                : Field.Leaf.of("", FieldTree.Type.ANY);
    }

    /** Types that only field maps know are understood here too. */
    private static FieldTree.Type type(String name, String word, FieldPath path) {
        return TypeWords.plain(word)
                .or(() -> TypeWords.near(name, word))
                .orElseThrow(() -> path.refused(TypeWords.unknown(word)));
    }

    private static FieldTree.Type optionType(JsonSchemaNode node, String type) {
        return TypeWords.plain(type)
                .filter(known -> known != FieldTree.Type.STRING)
                .orElseGet(node::textType);
    }

    /** The node behind references, and the first alternative that is not null. */
    private JsonSchemaNode resolved(JsonSchemaNode node, FieldPath path) {
        JsonSchemaNode current = node;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<JsonSchemaNode> next = next(current, path);
            if (next.isEmpty()) {
                return current;
            }
            current = next.get();
        }
        throw path.refused("a reference leads to itself");
    }

    private Optional<JsonSchemaNode> next(JsonSchemaNode node, FieldPath path) {
        Optional<String> reference = node.text("$ref");
        if (reference.isPresent()) {
            return Optional.of(target(reference.get()).orElseThrow(() -> path.refused("a reference leads nowhere")));
        }
        return node.impliedType().isEmpty()
                ? node.alternative("anyOf").or(() -> node.alternative("oneOf")).or(() -> node.alternative("allOf"))
                : Optional.empty();
    }

    private Optional<JsonSchemaNode> target(String reference) {
        if (!reference.startsWith("#/")) {
            return Optional.empty();
        }
        Value found = root.members();
        for (String name : reference.substring(2).split("/", -1)) {
            String member = name.replace("~1", "/").replace("~0", "~");
            found = found instanceof Value.Members members
                    ? members.values().getOrDefault(member, Value.NULL)
                    : Value.NULL;
        }
        return found instanceof Value.Members members ? Optional.of(new JsonSchemaNode(members)) : Optional.empty();
    }
}
