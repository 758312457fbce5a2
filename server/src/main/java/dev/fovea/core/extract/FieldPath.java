package dev.fovea.core.extract;

import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Where in a schema the reader is, and how much of the schema's limits is used up (contract imggo.md §4). */
final class FieldPath {
    /** Fields within fields. */
    static final int MOST_LEVELS = 10;

    /** Brackets within brackets, which JSON Schema needs several of for one level of fields. */
    static final int MOST_BRACKETS = 60;

    private static final int MOST_FIELDS = 500;

    private final List<String> names;
    private final int brackets;
    private final AtomicInteger fields;

    private FieldPath(List<String> names, int brackets, AtomicInteger fields) {
        this.names = names;
        this.brackets = brackets;
        this.fields = fields;
    }

    /** The start of a schema. */
    static FieldPath root() {
        return new FieldPath(List.of(), 0, new AtomicInteger());
    }

    /** A further field. */
    FieldPath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        FieldPath child = new FieldPath(longer, brackets + 1, fields);
        if (name.isBlank()) {
            throw refused("a field needs a name");
        }
        if (longer.size() > MOST_LEVELS) {
            throw child.tooDeep();
        }
        if (fields.incrementAndGet() > MOST_FIELDS) {
            throw child.refused("a schema must have at most " + MOST_FIELDS + " fields");
        }
        return child;
    }

    /** The element of a list. */
    FieldPath element() {
        if (brackets > MOST_BRACKETS) {
            throw tooDeep();
        }
        return new FieldPath(names, brackets + 1, fields);
    }

    /** A level that nobody gets to. */
    FoveaException tooDeep() {
        return refused("fields must not be nested deeper than " + MOST_LEVELS + " levels");
    }

    /** What is wrong here. */
    FoveaException refused(String reason) {
        return new FoveaException(
                new Invalid(List.of(new Problem("invalid_schema", List.<Object>copyOf(names), reason))));
    }
}
