package dev.fovea.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Data as JSON knows it: what patterns are described with and what extraction yields. Members keep their order. */
public sealed interface Value {
    /** Nothing known. */
    Value NULL = new Null();

    /** JSON null. */
    record Null() implements Value {}

    /** True or false. */
    record Flag(boolean value) implements Value {}

    /** A number of any size, exactly as written. */
    record Num(BigDecimal value) implements Value {}

    /** A text. */
    record Text(String value) implements Value {}

    /** A list. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** An object; its members keep their order. */
    record Members(Map<String, Value> values) implements Value {
        /** The object without members. */
        public static final Members EMPTY = new Members(Map.of());

        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A text, or nothing. */
    static Value text(String value) {
        return new Text(value);
    }

    /** A whole number. */
    static Value number(long value) {
        return new Num(BigDecimal.valueOf(value));
    }
}
