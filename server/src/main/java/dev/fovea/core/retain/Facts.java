package dev.fovea.core.retain;

import java.util.List;
import java.util.stream.Collectors;

/** A flat JSON object for an event or an audit entry, member by member: the core has no JSON library. */
final class Facts {
    private static final int FIRST_PLAIN = 0x20;
    private final StringBuilder members = new StringBuilder();

    /** Adds a text. */
    Facts text(String name, String value) {
        return member(name, quoted(value));
    }

    /** Adds a whole number. */
    Facts number(String name, long value) {
        return member(name, Long.toString(value));
    }

    /** Adds true or false. */
    Facts flag(String name, boolean value) {
        return member(name, Boolean.toString(value));
    }

    /** Adds a list of texts. */
    Facts texts(String name, List<String> values) {
        return member(name, values.stream().map(Facts::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    /** The JSON text. */
    String json() {
        return "{" + members + "}";
    }

    private Facts member(String name, String json) {
        members.append(members.isEmpty() ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(json);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> append(quoted, (char) unit));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char unit) {
        switch (unit) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            default -> {
                if (unit < FIRST_PLAIN) {
                    quoted.append("\\u00")
                            .append(Character.forDigit(unit >> 4, 16))
                            .append(Character.forDigit(unit & 15, 16));
                } else {
                    quoted.append(unit);
                }
            }
        }
    }
}
