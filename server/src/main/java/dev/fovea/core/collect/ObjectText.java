package dev.fovea.core.collect;

import org.jspecify.annotations.Nullable;

/** The text of a JSON object, member by member. */
final class ObjectText {
    private static final int FIRST_PRINTABLE = 0x20;
    private final StringBuilder text = new StringBuilder("{");

    /** A member that is a text, or null. */
    ObjectText text(String name, @Nullable String value) {
        return raw(name, value == null ? null : quoted(value));
    }

    /** A member that is JSON already, or null. */
    ObjectText raw(String name, @Nullable String json) {
        text.append(text.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(json);
        return this;
    }

    String end() {
        return text + "}";
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(unit -> append(quoted, (char) unit));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char unit) {
        if (unit == '"' || unit == '\\') {
            quoted.append('\\').append(unit);
        } else if (unit < FIRST_PRINTABLE) {
            quoted.append("\\u00").append(Character.forDigit(unit >> 4, 16)).append(Character.forDigit(unit & 15, 16));
        } else {
            quoted.append(unit);
        }
    }
}
