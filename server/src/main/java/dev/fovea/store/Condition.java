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
        return new Condition("(" + text + ")", args);
    }

    /** Holds where this does not, also where this is null. */
    Condition negated() {
        return new Condition("not coalesce((" + text + "), 1 = 0)", args);
    }

    /** The same with further arguments. */
    Condition with(Object... more) {
        return Condition.of(text, args(more));
    }

    /** The condition at the end of an {@code exists} that opens with {@code start}. */
    Condition inside(String start) {
        return new Condition(start + " and " + text + ")", args);
    }

    /** The arguments, followed by others. */
    Object[] args(Object... more) {
        List<Object> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
