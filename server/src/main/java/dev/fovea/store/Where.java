package dev.fovea.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditions that all must hold, with their arguments in order. */
final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> args = new ArrayList<>();

    /** Adds a condition. */
    Where and(String condition, Object... values) {
        text.append(text.isEmpty() ? " where " : " and ").append(condition);
        Collections.addAll(args, values);
        return this;
    }

    /** Adds a condition on a value that may be absent. */
    Where andIf(Optional<?> value, String condition) {
        return value.isPresent() ? and(condition, value.get()) : this;
    }

    /** Restricts to values; none at all do not restrict. {@code condition} ends before the list. */
    Where andIn(String condition, Collection<?> values, String end) {
        if (values.isEmpty()) {
            return this;
        }
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return and(condition + " in (" + marks + ")" + end, values.toArray());
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The arguments, followed by others. */
    @Nullable
    Object[] args(Object... more) {
        List<@Nullable Object> all = new ArrayList<>(args);
        Collections.addAll(all, more);
        return all.toArray();
    }
}
