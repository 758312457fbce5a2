package dev.fovea.core.extract;

import dev.fovea.model.Extraction;
import dev.fovea.model.Extraction.Evidence;
import dev.fovea.model.Extraction.Reading;
import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds an engine to what was asked: the result has the fields of the pattern in their order and no others, a value of
 * another type or outside the allowed ones is null, and shares and probabilities lie in 0..1.
 */
final class CheckedExtraction {
    private final List<String> warnings;

    private CheckedExtraction(List<String> warnings) {
        this.warnings = warnings;
    }

    static Extraction of(Extraction extraction, FieldTree asked) {
        CheckedExtraction check = new CheckedExtraction(new ArrayList<>(extraction.warnings()));
        Value result =
                asked.fields().isEmpty() ? extraction.result() : check.members("", asked.fields(), extraction.result());
        return new Extraction(
                result,
                extraction.confidence().map(CheckedExtraction::share),
                extraction.readings().stream().map(CheckedExtraction::reading).toList(),
                check.warnings,
                extraction.usage());
    }

    private Value members(String path, List<Field> fields, Value found) {
        Map<String, Value> values = found instanceof Value.Members(Map<String, Value> members) ? members : Map.of();
        Map<String, Value> kept = new LinkedHashMap<>();
        for (Field field : fields) {
            String inner = path.isEmpty() ? field.name() : path + "." + field.name();
            kept.put(field.name(), value(inner, field, values.getOrDefault(field.name(), Value.NULL)));
        }
        return new Value.Members(kept);
    }

    private Value value(String path, Field field, Value found) {
        return switch (field) {
            case Field.Leaf leaf -> leaf(path, leaf, found);
            case Field.Group group -> members(path, group.members(), found);
            case Field.Many many -> items(path, many, found);
        };
    }

    private Value items(String path, Field.Many many, Value found) {
        List<Value> kept = new ArrayList<>();
        if (found instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                kept.add(value(path + "[" + kept.size() + "]", many.element(), item));
            }
        }
        return new Value.Items(kept);
    }

    private Value leaf(String path, Field.Leaf leaf, Value found) {
        if (fits(leaf, found)) {
            return found;
        }
        warnings.add(path + ": what was read is not what the pattern asks for");
        return Value.NULL;
    }

    private static boolean fits(Field.Leaf leaf, Value found) {
        return switch (found) {
            case Value.Null _ -> true;
            case Value.Num(var number) ->
                switch (leaf.type()) {
                    case NUMBER, ANY -> true;
                    case INTEGER -> number.stripTrailingZeros().scale() <= 0;
                    default -> false;
                };
            case Value.Flag _ ->
                switch (leaf.type()) {
                    case BOOLEAN, ANY -> true;
                    default -> false;
                };
            case Value.Text(String text) ->
                switch (leaf.type()) {
                    case NUMBER, INTEGER, BOOLEAN -> false;
                    default -> leaf.options().isEmpty() || leaf.options().contains(text);
                };
            case Value.Items _, Value.Members _ -> leaf.type() == FieldTree.Type.ANY;
        };
    }

    private static Reading reading(Reading reading) {
        return new Reading(
                reading.path(), share(reading.confidence()), reading.evidence().flatMap(CheckedExtraction::evidence));
    }

    private static Optional<Evidence> evidence(Evidence evidence) {
        double left = share(Math.min(evidence.x1(), evidence.x2()));
        double right = share(Math.max(evidence.x1(), evidence.x2()));
        double top = share(Math.min(evidence.y1(), evidence.y2()));
        double bottom = share(Math.max(evidence.y1(), evidence.y2()));
        return left < right && top < bottom
                ? Optional.of(new Evidence(evidence.page(), left, top, right, bottom, evidence.text()))
                : Optional.empty();
    }

    /** Within 0..1; what is no number at all counts as 0. */
    private static double share(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0.0, 1.0);
    }
}
