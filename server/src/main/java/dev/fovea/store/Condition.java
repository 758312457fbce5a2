package dev.fovea.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition of SQL.
 *
 * @param args values of the placeholders, in order
 */
record Condition(String text, List<Object> args) {
    Condition {
        args = List.copyOf(args);
    }

    static Condition of(String text, Object... args) {
        return new Condition(text, List.of(args));
    }

    Condition joined(String word, Condition right) {
        List<Object> all = new ArrayList<>(args);
        all.addAll(right.args);
        return new Condition(text + word + right.text, all);
    }

    Condition grouped() {
        return within("(", ")");
    }

    /** Holds where this does not, also where this is null. */
    Condition negated() {
        return within("not coalesce((", "), 1 = 0)");
    }

    /** The text between two others. */
    Condition within(String start, String end) {
        return new Condition(start + text + end, args);
    }

    Condition and(Condition right) {
        return joined(" and ", right);
    }

    /** The same with an argument before the others. */
    Condition before(Object first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(args);
        return new Condition(text, all);
    }

    /** The same with further arguments. */
    Condition with(Object... more) {
        return Condition.of(text, args(more));
    }

    /** The arguments, followed by others. */
    Object[] args(Object... more) {
        List<Object> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
