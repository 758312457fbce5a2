package dev.fovea.engine.ocr.read;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A pattern of an evaluation set: instructions and a flat schema. */
record SetPattern(String instructions, FieldTree fields) {
    static SetPattern of(JsonNode pattern) {
        return new SetPattern(pattern.path("instructions").asString(), new FieldTree(members(pattern.path("schema"))));
    }

    private static List<Field> members(JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        schema.properties().forEach(entry -> fields.add(field(entry.getKey(), entry.getValue())));
        return fields;
    }

    private static Field field(String name, JsonNode type) {
        if (type.isArray()) {
            return new Field.Many(name, "", field("", type.get(0)));
        }
        if (type.isObject()) {
            return new Field.Group(name, "", members(type));
        }
        return Field.Leaf.of(name, FieldTree.Type.valueOf(type.asString().toUpperCase(Locale.ROOT)));
    }
}
