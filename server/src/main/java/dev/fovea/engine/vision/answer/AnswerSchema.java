package dev.fovea.engine.vision.answer;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema of the answer, made from the fields and never passed through from a client. It keeps to what endpoints
 * enforce strictly: every member required, no further members, null for what is not there, no formats or patterns.
 */
public final class AnswerSchema {
    /** Only in the schema that we check with: endpoints refuse patterns. */
    private static final String ISO_DATE = "^\\d{4}-\\d{2}-\\d{2}$";

    private static final JsonMapper JSON = new JsonMapper();

    private final boolean checking;

    private AnswerSchema(boolean checking) {
        this.checking = checking;
    }

    /** For the endpoint. */
    public static ObjectNode toAsk(FieldTree tree) {
        return new AnswerSchema(false).object(tree.fields());
    }

    /** For our own check of the answer: the same, and dates must look like dates. */
    static ObjectNode toCheck(FieldTree tree) {
        return new AnswerSchema(true).object(tree.fields());
    }

    /** Whether every leaf is typed; an open one cannot be enforced strictly. */
    public static boolean isStrict(FieldTree tree) {
        return tree.fields().stream().allMatch(AnswerSchema::isStrict);
    }

    private static boolean isStrict(Field field) {
        return switch (field) {
            case Field.Leaf leaf -> leaf.type() != FieldTree.Type.ANY;
            case Field.Group group -> group.members().stream().allMatch(AnswerSchema::isStrict);
            case Field.Many many -> isStrict(many.element());
        };
    }

    private ObjectNode object(List<Field> fields) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        fields.forEach(field -> properties.set(field.name(), of(field)));
        ArrayNode required = schema.putArray("required");
        properties.propertyNames().forEach(required::add);
        schema.put("additionalProperties", false);
        return schema;
    }

    private ObjectNode of(Field field) {
        ObjectNode schema = switch (field) {
            case Field.Leaf leaf -> leaf(leaf);
            case Field.Group group -> object(group.members());
            case Field.Many many -> {
                ObjectNode list = JSON.createObjectNode().put("type", "array");
                list.set("items", of(many.element()));
                yield list;
            }
        };
        return field.hint().isBlank() ? schema : schema.put("description", field.hint());
    }

    private ObjectNode leaf(Field.Leaf leaf) {
        ObjectNode schema = JSON.createObjectNode();
        if (leaf.type() == FieldTree.Type.ANY) {
            return schema;
        }
        schema.putArray("type").add(type(leaf.type())).add("null");
        if (leaf.type() == FieldTree.Type.DATE) {
            if (checking) {
                schema.put("pattern", ISO_DATE);
            } else {
                schema.put("description", "YYYY-MM-DD");
            }
        }
        if (!leaf.options().isEmpty()) {
            options(leaf, schema.putArray("enum"));
        }
        return schema;
    }

    private static String type(FieldTree.Type type) {
        return switch (type) {
            case NUMBER -> "number";
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
            case STRING, DATE, EMAIL, URL, PHONE, ANY -> "string";
        };
    }

    private static void options(Field.Leaf leaf, ArrayNode list) {
        for (String option : leaf.options()) {
            switch (leaf.type()) {
                case NUMBER, INTEGER -> NumberText.value(option).ifPresent((BigDecimal number) -> list.add(number));
                case BOOLEAN -> list.add(Boolean.parseBoolean(option));
                case STRING, DATE, EMAIL, URL, PHONE, ANY -> list.add(option);
            }
        }
        list.addNull();
    }
}
