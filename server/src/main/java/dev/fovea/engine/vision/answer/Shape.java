package dev.fovea.engine.vision.answer;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings an answer into the shape of the fields: every field is there, in its order; what is missing is null; members that
 * nobody asked for are gone; texts and lists are bounded.
 */
public final class Shape {
    private static final int MOST_CHARACTERS = 4096;
    private static final int MOST_ITEMS = 1000;
    /** Numbers beyond are no reading of a picture, and cost memory when they are written out. */
    private static final int MOST_DIGITS = 40;

    private final FieldTree tree;

    /** The shape of these fields; without fields, any object fits. */
    public Shape(FieldTree tree) {
        this.tree = tree;
    }

    /** The answer in shape; applying it again changes nothing. */
    public Value.Members of(Value.Members answer) {
        return tree.fields().isEmpty() ? (Value.Members) bounded(answer) : members(tree.fields(), answer);
    }

    private static Value.Members members(List<Field> fields, Value.Members answer) {
        Map<String, Value> members = new LinkedHashMap<>();
        fields.forEach(field -> members.put(field.name(), of(field, member(answer, field.name()))));
        return new Value.Members(members);
    }

    /** Models that are not held to a schema write {@code vendorName} for {@code vendor_name}. */
    private static Value member(Value.Members answer, String name) {
        Value exact = answer.values().get(name);
        if (exact != null) {
            return exact;
        }
        return answer.values().entrySet().stream()
                .filter(member -> Spelling.loose(member.getKey()).equals(Spelling.loose(name)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Value.NULL);
    }

    private static Value of(Field field, Value value) {
        return switch (field) {
            case Field.Leaf leaf -> bounded(LeafShape.of(leaf, bounded(value)));
            case Field.Group group -> group(group, value);
            case Field.Many many -> list(many, value);
        };
    }

    private static Value group(Field.Group group, Value value) {
        return switch (value) {
            case Value.Members members -> members(group.members(), members);
            case Value.Null _ -> members(group.members(), Value.Members.EMPTY);
            default -> bounded(value);
        };
    }

    /** A single element may stand for a list of one; elements that hold nothing go. */
    private static Value list(Field.Many many, Value value) {
        List<Value> items = switch (value) {
            case Value.Items(List<Value> values) -> values;
            case Value.Null _ -> List.of();
            default -> List.of(value);
        };
        return new Value.Items(items.stream()
                .limit(MOST_ITEMS)
                .map(item -> of(many.element(), item))
                .filter(Shape::holdsSomething)
                .toList());
    }

    /** Whether any single value in it is not null. */
    public static boolean holdsSomething(Value value) {
        return switch (value) {
            case Value.Null _ -> false;
            case Value.Items(List<Value> items) -> items.stream().anyMatch(Shape::holdsSomething);
            case Value.Members(Map<String, Value> members) ->
                members.values().stream().anyMatch(Shape::holdsSomething);
            default -> true;
        };
    }

    private static Value bounded(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Value.text(cut(text));
            case Value.Num(BigDecimal number) -> fits(number) ? value : Value.NULL;
            case Value.Items(List<Value> items) ->
                new Value.Items(
                        items.stream().limit(MOST_ITEMS).map(Shape::bounded).toList());
            case Value.Members(Map<String, Value> members) -> {
                Map<String, Value> kept = new LinkedHashMap<>();
                members.entrySet().stream()
                        .limit(MOST_ITEMS)
                        .forEach(member -> kept.put(cut(member.getKey()), bounded(member.getValue())));
                yield new Value.Members(kept);
            }
            default -> value;
        };
    }

    private static boolean fits(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    private static String cut(String text) {
        String printable = text.replace("\u0000", "");
        int end = Math.min(printable.length(), MOST_CHARACTERS);
        boolean inPair = end < printable.length() && Character.isHighSurrogate(printable.charAt(end - 1));
        return printable.substring(0, inPair ? end - 1 : end);
    }
}
