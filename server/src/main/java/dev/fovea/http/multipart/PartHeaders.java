package dev.fovea.http.multipart;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The header lines of one part; names compare without case. */
record PartHeaders(Map<String, String> fields) {

    /** Takes all header lines; the empty line that ends them is left in the buffer. */
    static PartHeaders take(BodyBuffer buffer, int mostBytes) throws IOException {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var field = new StringBuilder();
        int left = mostBytes;
        int length = buffer.awaitLine(left);
        while (!isEmptyLine(buffer, length)) {
            String line = buffer.take(length);
            if (!isFolded(line)) {
                add(fields, field);
            }
            field.append(line.stripTrailing());
            left -= length;
            length = buffer.awaitLine(left);
        }
        add(fields, field);
        return new PartHeaders(Collections.unmodifiableMap(fields));
    }

    HeaderParameters disposition() {
        return HeaderParameters.parse(fields.getOrDefault("Content-Disposition", ""));
    }

    Optional<String> contentType() {
        return Optional.ofNullable(fields.get("Content-Type"));
    }

    private static boolean isEmptyLine(BodyBuffer buffer, int length) {
        return length == 1 || (length == 2 && buffer.bytes[buffer.start] == '\r');
    }

    private static boolean isFolded(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static void add(Map<String, String> fields, StringBuilder field) throws MalformedMultipartException {
        if (field.isEmpty()) {
            return;
        }
        int colon = field.indexOf(":");
        if (colon < 1) {
            throw new MalformedMultipartException("A header line of a part has no name.");
        }
        fields.putIfAbsent(
                field.substring(0, colon).strip(), field.substring(colon + 1).strip());
        field.setLength(0);
    }
}
