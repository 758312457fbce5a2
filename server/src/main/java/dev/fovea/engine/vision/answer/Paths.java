package dev.fovea.engine.vision.answer;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places in a value: member names and indexes from the root. */
final class Paths {
    private Paths() {}

    /** E.g. {@code line_items[0].amount}. */
    static String write(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    /** The value with null at the place; unchanged when there is no such place. */
    static Value nulled(Value value, List<Object> path) {
        if (path.isEmpty()) {
            return Value.NULL;
        }
        Object step = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        return switch (value) {
            case Value.Members(Map<String, Value> members)
            when step instanceof String name -> {
                Map<String, Value> changed = new LinkedHashMap<>(members);
                changed.computeIfPresent(name, (_, member) -> nulled(member, rest));
                yield new Value.Members(changed);
            }
            case Value.Items(List<Value> items)
            when step instanceof Integer index && index < items.size() -> {
                List<Value> changed = new ArrayList<>(items);
                changed.set(index, nulled(items.get(index), rest));
                yield new Value.Items(changed);
            }
            default -> value;
        };
    }
}
