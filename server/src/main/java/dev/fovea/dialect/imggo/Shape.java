package dev.fovea.dialect.imggo;

import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds an object whose members stay in the order in which they are named, as the documents show them. */
final class Shape {
    private final Map<String, Value> members = new LinkedHashMap<>();

    static Shape object() {
        return new Shape();
    }

    Shape value(String name, Value value) {
        members.put(name, value);
        return this;
    }

    Shape text(String name, String text) {
        return value(name, new Value.Text(text));
    }

    /** A text, or null when there is none. */
    Shape text(String name, Optional<String> text) {
        return value(name, text.<Value>map(Value.Text::new).orElse(Value.NULL));
    }

    Shape number(String name, long number) {
        return value(name, Value.number(number));
    }

    Shape number(String name, double number) {
        return value(name, new Value.Num(BigDecimal.valueOf(number)));
    }

    Shape flag(String name, boolean flag) {
        return value(name, new Value.Flag(flag));
    }

    /** A time in UTC, whole seconds (contract imggo.md §2). */
    Shape time(String name, Instant time) {
        return text(name, spell(time));
    }

    /** A time that may not have come yet, then the member is left out. */
    Shape time(String name, Optional<Instant> time) {
        time.ifPresent(at -> time(name, at));
        return this;
    }

    /** All members of another object. */
    Shape all(Value.Members other) {
        members.putAll(other.values());
        return this;
    }

    Value.Members done() {
        return new Value.Members(members);
    }

    static String spell(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
