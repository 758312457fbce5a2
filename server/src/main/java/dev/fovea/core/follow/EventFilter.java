package dev.fovea.core.follow;

import dev.fovea.core.deliver.EventTypes;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events a reader wants.
 *
 * @param types the types that pass; empty: all, also those that a newer version of the program may write
 * @param subject id of what changed; empty: anything
 */
public record EventFilter(Set<String> types, Optional<String> subject) {
    /** Everything. */
    public static final EventFilter NOTHING_LEFT_OUT = new EventFilter(Set.of(), Optional.empty());

    private static final String EVERYTHING = "*";
    private static final String FAMILY = ".*";

    public EventFilter {
        types = Set.copyOf(types);
    }

    /**
     * By patterns of types: a type, a family such as {@code image.*}, or {@code *}.
     *
     * @param patterns empty: all types
     * @throws FoveaException {@code Invalid} when a pattern stands for no type that there is
     */
    public static EventFilter of(List<String> patterns, Optional<String> subject) {
        if (patterns.contains(EVERYTHING)) {
            return new EventFilter(Set.of(), subject);
        }
        Set<String> types = new TreeSet<>();
        patterns.forEach(pattern -> types.addAll(meant(pattern)));
        return new EventFilter(types, subject);
    }

    private static List<String> meant(String pattern) {
        List<String> meant = EventTypes.LOGGED.stream()
                .filter(type -> matches(pattern, type))
                .toList();
        if (meant.isEmpty()) {
            throw new FoveaException(Invalid.of(
                    "types",
                    "types has no '" + pattern + "'; it takes *, families such as image.*, and "
                            + String.join(", ", EventTypes.LOGGED)));
        }
        return meant;
    }

    private static boolean matches(String pattern, String type) {
        return pattern.endsWith(FAMILY)
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }

    /** Whether the reader wants this one. */
    public boolean passes(Event event) {
        return (types.isEmpty() || types.contains(event.type()))
                && subject.map(event.subject()::equals).orElse(true);
    }
}
