package dev.fovea.core.extract;

import dev.fovea.json.ValueJson;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.FieldTree.Type;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Optional;

/** Schemas to test with. */
final class Schemas {
    private Schemas() {}

    static PatternContent content(OutputFormat format, Value schema) {
        return new PatternContent(format, "read it", Optional.of(schema), ',', "auto");
    }

    /** The fields of a schema that is written as JSON. */
    static List<Field> read(String json) {
        return SchemaReader.read(content(OutputFormat.JSON, ValueJson.parse(json)))
                .fields();
    }

    /** The fields of a template. */
    static List<Field> read(OutputFormat format, String template) {
        return SchemaReader.read(content(format, Value.text(template))).fields();
    }

    static Field leaf(String name, Type type) {
        return Field.Leaf.of(name, type);
    }

    static Field leaf(String name, Type type, String hint, String... options) {
        return new Field.Leaf(name, type, hint, List.of(options));
    }

    static Field group(String name, Field... members) {
        return new Field.Group(name, "", List.of(members));
    }

    static Field many(String name, Field element) {
        return new Field.Many(name, "", element);
    }

    static FieldTree tree(Field... fields) {
        return new FieldTree(List.of(fields));
    }
}
