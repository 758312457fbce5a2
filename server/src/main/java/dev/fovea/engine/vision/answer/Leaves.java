package dev.fovea.engine.vision.answer;

import dev.fovea.model.FieldTree;
import dev.fovea.model.FieldTree.Field;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The single values of an answer in shape, with their types. */
public final class Leaves {
    private final List<Leaf> found = new ArrayList<>();

    private Leaves() {}

    /**
     * One single value.
     *
     * @param path e.g. {@code line_items[0].amount}
     * @param field what was asked for
     * @param value null when it was not found
     */
    public record Leaf(String path, Field.Leaf field, Value value) {}

    /** All of them, in the order of the answer. */
    public static List<Leaf> of(FieldTree tree, Value.Members answer) {
        Leaves leaves = new Leaves();
        if (tree.fields().isEmpty()) {
            leaves.open("", answer);
        } else {
            leaves.members("", tree.fields(), answer);
        }
        return List.copyOf(leaves.found);
    }

    private void members(String prefix, List<Field> fields, Value.Members answer) {
        for (Field field : fields) {
            String path = prefix.isEmpty() ? field.name() : prefix + "." + field.name();
            field(path, field, answer.values().getOrDefault(field.name(), Value.NULL));
        }
    }

    private void field(String path, Field field, Value value) {
        switch (field) {
            case Field.Leaf leaf when leaf.type() == FieldTree.Type.ANY -> open(path, value);
            case Field.Leaf leaf -> found.add(new Leaf(path, leaf, value));
            case Field.Group group -> members(path, group.members(), (Value.Members) value);
            case Field.Many many -> {
                List<Value> items = ((Value.Items) value).values();
                for (int i = 0; i < items.size(); i++) {
                    field(path + "[" + i + "]", many.element(), items.get(i));
                }
            }
        }
    }

    /** Where the pattern leaves the inside open, the values say what they are. */
    private void open(String path, Value value) {
        switch (value) {
            case Value.Members(Map<String, Value> members) ->
                members.forEach((name, member) -> open(path.isEmpty() ? name : path + "." + name, member));
            case Value.Items(List<Value> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    open(path + "[" + i + "]", items.get(i));
                }
            }
            case Value.Num _ -> found.add(new Leaf(path, Field.Leaf.of("", FieldTree.Type.NUMBER), value));
            case Value.Flag _ -> found.add(new Leaf(path, Field.Leaf.of("", FieldTree.Type.BOOLEAN), value));
            case Value.Text _, Value.Null _ ->
                found.add(new Leaf(path, Field.Leaf.of("", FieldTree.Type.STRING), value));
        }
    }
}
