package dev.fovea.core.extract;

import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads JSON Schema: what it says of names, types, formats and allowed values; other keywords do not matter here. */
final class JsonSchema {
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "$comment",
            "definitions",
            "type",
            "properties",
            "items",
            "required",
            "additionalProperties",
            "description",
            "title",
            "format",
            "enum",
            "const",
            "default",
            "examples",
            "example",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "nullable",
            "anyOf",
            "oneOf",
            "allOf",
            "readOnly",
            "writeOnly",
            "deprecated",
            "patternProperties",
            "minProperties",
            "maxProperties",
            "prefixItems");

    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private static final int MOST_STEPS = 20;

    private final Value.Members root;

    /** Reads nodes of a schema; references lead to {@code root}. */
    JsonSchema(Value.Members root) {
        this.root = root;
    }

    /**
     * Whether an object is a schema as a whole: of objects, of lists, or of what a reference leads to. An object with a
     * field called {@code type} is none.
     */
    static boolean describesRoot(Value.Members node) {
        return describesObject(node)
                || describesList(node)
                || (text(node, "$ref").isPresent()
                        && KEYWORDS.containsAll(node.values().keySet()));
    }

    private static boolean describesObject(Value.Members node) {
        return typeOf(node).filter("object"::equals).isPresent()
                && node.values().get("properties") instanceof Value.Members;
    }

    private static boolean describesList(Value.Members node) {
        return typeOf(node).filter("array"::equals).isPresent()
                && node.values().get("items") instanceof Value.Members
                && KEYWORDS.containsAll(node.values().keySet());
    }

    /**
     * Whether an object within a field map is a schema: it uses keywords only, and its type is one. A description that is
     * itself a type word is a field called {@code description}.
     */
    static boolean describesValue(Value.Members node) {
        return describesObject(node)
                || (KEYWORDS.containsAll(node.values().keySet())
                        && typeOf(node).filter(TYPES::contains).isPresent()
                        && !names(node, "description")
                        && !names(node, "title"));
    }

    private static boolean names(Value.Members node, String member) {
        return text(node, member).flatMap(TypeWords::plain).isPresent();
    }

    /** The fields of the schema as a whole. */
    List<Field> rootFields(FieldPath path) {
        Value.Members node = resolved(root, path);
        return typeOf(node).filter("array"::equals).isPresent()
                ? List.of(field(SchemaReader.LIST, node, path.child(SchemaReader.LIST)))
                : fields(node, path);
    }

    private List<Field> fields(Value.Members node, FieldPath path) {
        List<Field> fields = new ArrayList<>();
        if (node.values().get("properties") instanceof Value.Members properties) {
            properties.values().forEach((name, property) -> {
                FieldPath place = path.child(name);
                if (name.chars().anyMatch(Character::isWhitespace)) {
                    throw place.refused("a field name must not contain white space");
                }
                fields.add(field(name, property, place));
            });
        }
        return fields;
    }

    /** The field that a node describes; {@code name} is empty for the element of a list. */
    Field field(String name, Value schema, FieldPath path) {
        if (schema instanceof Value.Flag) {
            return Field.Leaf.of(name, Type.ANY);
        }
        if (!(schema instanceof Value.Members given)) {
            throw path.refused("a property of a JSON Schema must be an object");
        }
        Value.Members node = resolved(given, path);
        String hint = hint(given).or(() -> hint(node)).orElse("");
        List<String> options = options(node);
        if (!options.isEmpty()) {
            return new Field.Leaf(name, optionType(node), hint, options);
        }
        return field(name, hint, node, path);
    }

    private Field field(String name, String hint, Value.Members node, FieldPath path) {
        String type = typeOf(node).orElseGet(() -> impliedType(node));
        return switch (type) {
            case "object" -> group(name, hint, node, path);
            case "array" -> many(name, hint, node, path);
            case "string" -> new Field.Leaf(name, stringType(node), formatHint(node, hint), List.of());
            case "null", "" -> new Field.Leaf(name, Type.ANY, hint, List.of());
            default ->
                new Field.Leaf(
                        name,
                        TypeWords.plain(type)
                                .or(() -> TypeWords.near(name, type))
                                .orElseThrow(() -> path.refused(TypeWords.unknown(type))),
                        hint,
                        List.of());
        };
    }

    private Field group(String name, String hint, Value.Members node, FieldPath path) {
        List<Field> fields = fields(node, path);
        return fields.isEmpty() ? new Field.Leaf(name, Type.ANY, hint, List.of()) : new Field.Group(name, hint, fields);
    }

    private Field many(String name, String hint, Value.Members node, FieldPath path) {
        Value items = node.values().get("items");
        Field element = items instanceof Value.Members ? field("", items, path.element()) : Field.Leaf.of("", Type.ANY);
        return new Field.Many(name, hint, element);
    }

    /** The node behind references, and the first alternative that is not null. */
    private Value.Members resolved(Value.Members node, FieldPath path) {
        Value.Members current = node;
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Value.Members> next = next(current, path);
            if (next.isEmpty()) {
                return current;
            }
            current = next.get();
        }
        throw path.refused("a reference leads to itself");
    }

    private Optional<Value.Members> next(Value.Members node, FieldPath path) {
        Optional<String> reference = text(node, "$ref");
        if (reference.isPresent()) {
            return Optional.of(target(reference.get())
                    .orElseThrow(() -> path.refused("reference '" + reference.get() + "' leads nowhere")));
        }
        if (node.values().containsKey("type") || node.values().containsKey("properties")) {
            return Optional.empty();
        }
        return alternative(node, "anyOf").or(() -> alternative(node, "oneOf")).or(() -> alternative(node, "allOf"));
    }

    private Optional<Value.Members> target(String reference) {
        if (!reference.startsWith("#/")) {
            return Optional.empty();
        }
        Value found = root;
        for (String name : reference.substring(2).split("/", -1)) {
            String member = name.replace("~1", "/").replace("~0", "~");
            if (!(found instanceof Value.Members members) || !members.values().containsKey(member)) {
                return Optional.empty();
            }
            found = members.values().get(member);
        }
        return found instanceof Value.Members members ? Optional.of(members) : Optional.empty();
    }

    private static Optional<Value.Members> alternative(Value.Members node, String keyword) {
        if (node.values().get(keyword) instanceof Value.Items(List<Value> alternatives)) {
            for (Value alternative : alternatives) {
                if (alternative instanceof Value.Members members
                        && typeOf(members).filter("null"::equals).isEmpty()) {
                    return Optional.of(members);
                }
            }
        }
        return Optional.empty();
    }

    /** The type; of several the first that is not null. */
    private static Optional<String> typeOf(Value.Members node) {
        return switch (node.values().getOrDefault("type", Value.NULL)) {
            case Value.Text(String type) -> Optional.of(type);
            case Value.Items(List<Value> types) ->
                types.stream()
                        .flatMap(type -> type instanceof Value.Text(String word)
                                ? Optional.of(word).stream()
                                : Optional.<String>empty().stream())
                        .filter(word -> !word.equals("null"))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static String impliedType(Value.Members node) {
        if (node.values().containsKey("properties")) {
            return "object";
        }
        return node.values().containsKey("items") ? "array" : "";
    }

    private static Type stringType(Value.Members node) {
        return switch (text(node, "format").orElse("")) {
            case "date" -> Type.DATE;
            case "email", "idn-email" -> Type.EMAIL;
            case "uri", "url", "iri", "uri-reference" -> Type.URL;
            case "phone", "tel" -> Type.PHONE;
            default -> Type.STRING;
        };
    }

    /** A format without a type of its own is worth mentioning. */
    private static String formatHint(Value.Members node, String hint) {
        Optional<String> format = text(node, "format").filter(_ -> stringType(node) == Type.STRING);
        return format.map(word -> (hint + " (" + word + ")").strip()).orElse(hint);
    }

    private static List<String> options(Value.Members node) {
        List<String> options = new ArrayList<>();
        if (node.values().get("enum") instanceof Value.Items(List<Value> values)) {
            values.forEach(value -> option(value).ifPresent(options::add));
        }
        option(node.values().getOrDefault("const", Value.NULL)).ifPresent(options::add);
        return options;
    }

    private static Optional<String> option(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(text);
            case Value.Num(var number) -> Optional.of(number.toString());
            case Value.Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
            default -> Optional.empty();
        };
    }

    private static Type optionType(Value.Members node) {
        return typeOf(node)
                .flatMap(TypeWords::plain)
                .filter(type -> type != Type.STRING)
                .orElseGet(() -> stringType(node));
    }

    private static Optional<String> hint(Value.Members node) {
        return text(node, "description")
                .or(() -> text(node, "title"))
                .map(String::strip)
                .filter(hint -> !hint.isEmpty());
    }

    private static Optional<String> text(Value.Members node, String member) {
        return node.values().get(member) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }
}
