package dev.fovea.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.json.ValueJson;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

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

    static Field leaf(String name, FieldTree.Type type) {
        return Field.Leaf.of(name, type);
    }

    static Field leaf(String name, FieldTree.Type type, String hint, String... options) {
        return new Field.Leaf(name, type, hint, List.of(options));
    }

    static Field group(String name, Field... members) {
        return new Field.Group(name, "", List.of(members));
    }

    static Field many(String name, Field element) {
        return new Field.Many(name, "", element);
    }

    /** Reading fails with one problem of rule {@code invalid_schema}, whatever its reason. */
    static Problem assertRefused(ThrowingCallable reading) {
        FoveaException refusal = catchThrowableOfType(FoveaException.class, reading);
        assertThat(refusal).isNotNull();
        assertThat(refusal.error()).isInstanceOf(Invalid.class);
        List<Problem> problems = ((Invalid) refusal.error()).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().rule()).isEqualTo("invalid_schema");
        return problems.getFirst();
    }

    /** Reading fails for that reason at that field. */
    static void assertRefused(ThrowingCallable reading, String reason, Object... path) {
        Problem problem = assertRefused(reading);
        assertThat(problem.message()).isEqualTo(reason);
        assertThat(problem.path()).containsExactly(path);
    }
}
