package dev.fovea.model;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Something that was done and must be answered for: a secret read, a thing deleted, data exported, a setting changed.
 *
 * @param action thing and verb, e.g. {@code image.deleted}
 * @param subject id of the thing
 * @param details JSON object
 */
public record AuditEntry(long number, Actor actor, String action, String subject, String details, Instant at) {
    /** Details as a JSON object. */
    public static String details(Map<String, String> members) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        members.forEach((name, value) -> json.add(quoted(name) + ":" + quoted(value)));
        return json.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> append(quoted, (char) character));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder json, char character) {
        if (character == '"' || character == '\\') {
            json.append('\\').append(character);
        } else if (character < ' ') {
            json.append("\\u00").append(HexFormat.of().toHexDigits((byte) character));
        } else {
            json.append(character);
        }
    }
}
