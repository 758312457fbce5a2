package dev.fovea.engine.vision.answer;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.fovea.json.ValueJson;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Value;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Checks an answer in shape against the schema of the fields. */
public final class AnswerCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final FieldTree tree;
    private final Shape shape;

    /** The check for these fields; without fields there is nothing to check. */
    public AnswerCheck(FieldTree tree) {
        this.tree = tree;
        this.shape = new Shape(tree);
    }

    /** Where the answer does not fit. */
    public List<Fault> faults(Value.Members answer) {
        if (tree.fields().isEmpty()) {
            return List.of();
        }
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(AnswerSchema.toCheck(tree));
        return schema.validate(JSON.readTree(ValueJson.write(answer))).stream()
                .map(AnswerCheck::fault)
                .toList();
    }

    /** The answer with null in the place of every fault, in shape. */
    public Value.Members without(Value.Members answer, List<Fault> faults) {
        Value kept = answer;
        for (Fault fault : faults) {
            kept = Paths.nulled(kept, fault.path());
        }
        return shape.of(kept instanceof Value.Members members ? members : Value.Members.EMPTY);
    }

    private static Fault fault(Error error) {
        NodePath place = error.getInstanceLocation();
        return new Fault(
                IntStream.range(0, place.getNameCount())
                        .mapToObj(place::getElement)
                        .toList(),
                error.getMessage());
    }
}
