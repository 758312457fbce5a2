package dev.fovea.core.extract;

import dev.fovea.model.FieldTree;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An object that may be a piece of JSON Schema, by its keywords. */
record JsonSchemaNode(Value.Members members) {
    private static final Set<String> KEYWORDS =
            Set.of(("$schema $id $ref $defs $comment definitions type properties items"
                            + " required additionalProperties description title format enum const default examples example"
                            + " pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength"
                            + " minItems maxItems uniqueItems nullable anyOf oneOf allOf readOnly writeOnly deprecated"
                            + " patternProperties minProperties maxProperties prefixItems")
                    .split(" ", -1));

    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    /**
     * Whether this is a schema as a whole: of objects, of lists, or of what a reference leads to. An object with a field
     * called {@code type} is none.
     */
    boolean isSchema() {
        return describesObject()
                || (onlyKeywords() && (describesList() || text("$ref").isPresent()));
    }

    private boolean describesObject() {
        return is("object") && member("properties") instanceof Value.Members;
    }

    private boolean describesList() {
        return is("array") && member("items") instanceof Value.Members;
    }

    private boolean onlyKeywords() {
        return KEYWORDS.containsAll(members.values().keySet());
    }

    /**
     * Whether this is a schema where a field map could be as well: it uses keywords only, and its type is one. A description
     * that is itself a type word is a field called {@code description}.
     */
    boolean isSchemaOfField() {
        return describesObject()
                || (onlyKeywords()
                        && type().filter(TYPES::contains).isPresent()
                        && !namesType("description")
                        && !namesType("title"));
    }

    private boolean namesType(String keyword) {
        return text(keyword).flatMap(TypeWords::plain).isPresent();
    }

    /** What a keyword says; {@link Value#NULL} when it is absent. */
    Value member(String keyword) {
        return members.values().getOrDefault(keyword, Value.NULL);
    }

    /** What a keyword says, if that is a text. */
    Optional<String> text(String keyword) {
        return member(keyword) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Whether the type is that. */
    boolean is(String type) {
        return type().filter(type::equals).isPresent();
    }

    /** The type; of several the first that is not null. */
    Optional<String> type() {
        return member("type") instanceof Value.Items(List<Value> types) ? firstType(types) : text("type");
    }

    private static Optional<String> firstType(List<Value> types) {
        for (Value type : types) {
            if (type instanceof Value.Text(String word) && !word.equals("null")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** The type, or the one that the other keywords imply; empty when anything is allowed. */
    String impliedType() {
        return type().orElseGet(() -> {
            if (members.values().containsKey("properties")) {
                return "object";
            }
            return members.values().containsKey("items") ? "array" : "";
        });
    }

    /** What a text is, by its format. */
    FieldTree.Type textType() {
        return switch (text("format").orElse("")) {
            case "date" -> FieldTree.Type.DATE;
            case "email", "idn-email" -> FieldTree.Type.EMAIL;
            case "uri", "url", "iri", "uri-reference" -> FieldTree.Type.URL;
            case "phone", "tel" -> FieldTree.Type.PHONE;
            default -> FieldTree.Type.STRING;
        };
    }

    /** A format that is no type of its own, in parentheses. */
    String formatHint() {
        return text("format")
                .filter(_ -> textType() == FieldTree.Type.STRING)
                .map(format -> " (" + format + ")")
                .orElse("");
    }

    /** What people should know of it. */
    Optional<String> hint() {
        return text("description").or(() -> text("title")).map(String::strip).filter(hint -> !hint.isEmpty());
    }

    /** The only values allowed, as texts; none when any is. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (member("enum") instanceof Value.Items(List<Value> values)) {
            values.forEach(value -> option(value).ifPresent(options::add));
        }
        option(member("const")).ifPresent(options::add);
        return options;
    }

    private static Optional<String> option(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(text);
            case Value.Num(var number) -> Optional.of(number.toString());
            case Value.Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
            case Value.Null _, Value.Items _, Value.Members _ -> Optional.empty();
        };
    }

    /** The first of several schemas that is not null's. */
    Optional<JsonSchemaNode> alternative(String keyword) {
        if (member(keyword) instanceof Value.Items(List<Value> alternatives)) {
            for (Value alternative : alternatives) {
                if (alternative instanceof Value.Members given && !new JsonSchemaNode(given).is("null")) {
                    return Optional.of(new JsonSchemaNode(given));
                }
            }
        }
        return Optional.empty();
    }
}
