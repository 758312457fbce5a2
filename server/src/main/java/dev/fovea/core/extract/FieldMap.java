package dev.fovea.core.extract;

import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads field maps, {@code {"total": "number", "line_items": [{"amount": "number"}]}} (seed imggo, Create Pattern). A
 * nested JSON Schema is recognised by its keywords.
 */
final class FieldMap {
    private final boolean template;

    private FieldMap(boolean template) {
        this.template = template;
    }

    /** For maps: names without white space, types only. */
    static FieldMap strict() {
        return new FieldMap(false);
    }

    /** For templates: names of any form, examples in place of types. */
    static FieldMap ofTemplate() {
        return new FieldMap(true);
    }

    /** The fields of an object. */
    List<Field> fields(Value.Members members, FieldPath path) {
        List<Field> fields = new ArrayList<>();
        members.values().forEach((name, value) -> {
            FieldPath place = path.child(name);
            if (!template && name.chars().anyMatch(Character::isWhitespace)) {
                throw place.refused("a field name must not contain white space");
            }
            fields.add(field(name, value, place));
        });
        return fields;
    }

    /** One field; {@code name} is empty for the element of a list. */
    Field field(String name, Value value, FieldPath path) {
        return switch (value) {
            case Value.Null _ -> Field.Leaf.of(name, Type.STRING);
            case Value.Num _ -> Field.Leaf.of(name, Type.NUMBER);
            case Value.Flag _ -> Field.Leaf.of(name, Type.BOOLEAN);
            case Value.Text(String phrase) -> phrase(name, phrase, path);
            case Value.Items(List<Value> values) -> list(name, values, path);
            case Value.Members members -> object(name, members, path);
        };
    }

    private Field phrase(String name, String phrase, FieldPath path) {
        return template ? TypePhrase.orExample(name, phrase, path) : TypePhrase.read(name, phrase, path);
    }

    private Field object(String name, Value.Members members, FieldPath path) {
        if (members.values().isEmpty()) {
            return Field.Leaf.of(name, Type.ANY);
        }
        return JsonSchema.describesValue(members)
                ? new JsonSchema(members).field(name, members, path)
                : new Field.Group(name, "", fields(members, path));
    }

    private Field list(String name, List<Value> values, FieldPath path) {
        if (values.isEmpty()) {
            return new Field.Many(name, "", Field.Leaf.of("", Type.ANY));
        }
        if (values.size() == 1) {
            return new Field.Many(name, "", field("", values.getFirst(), path.element()));
        }
        return options(name, values)
                .orElseThrow(
                        () -> path.refused("a list must hold one element that describes all, or the values allowed"));
    }

    /** A leaf whose allowed values are listed. */
    private static Optional<Field> options(String name, List<Value> values) {
        List<String> options = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Value.Text(String option) && !option.isBlank()) {
                options.add(option);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Field.Leaf(name, Type.STRING, "", options));
    }
}
