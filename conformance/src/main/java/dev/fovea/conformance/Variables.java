package dev.fovea.conformance;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Named values that are filled into requests and expected answers. Immutable. */
public final class Variables {
    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** No values. */
    public static Variables none() {
        return new Variables(Map.of());
    }

    /**
     * Reads a credentials file as {@code fovea serve --credentials-file} writes it; nested members become dotted names.
     *
     * @param prefix put before every name, e.g. {@code other.}
     */
    public static Variables credentials(Path file, String prefix) throws IOException {
        Map<String, String> values = new HashMap<>();
        flatten(JsonMapper.shared().readTree(Files.readString(file)), prefix, values);
        return new Variables(values);
    }

    private static void flatten(JsonNode node, String prefix, Map<String, String> into) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = prefix + member.getKey();
            if (member.getValue().isObject()) {
                flatten(member.getValue(), name + ".", into);
            } else if (!member.getValue().isNull()) {
                into.put(name, member.getValue().asString());
            }
        }
    }

    /** These values and one more; a value of the same name is replaced. */
    public Variables with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Variables(more);
    }

    /** These values and all of {@code others}, which win. */
    public Variables with(Variables others) {
        Map<String, String> more = new HashMap<>(values);
        more.putAll(others.values);
        return new Variables(more);
    }

    /** The names among {@code needed} that have no value here. */
    public Collection<String> missing(Collection<String> needed) {
        return needed.stream().filter(name -> !values.containsKey(name)).toList();
    }

    /**
     * Fills in every token.
     *
     * @throws IllegalArgumentException for a token that is neither a variable nor a generator
     */
    public String fill(String text) {
        return Template.of(text).fill(this::value);
    }

    /** Fills in the variables and leaves placeholders such as {@code {{any-string}}} to the matcher. */
    String fillKeepingPlaceholders(String text) {
        return Template.of(text)
                .fill(name ->
                        Placeholder.isPlaceholder(name) ? "{{" + fillKeepingPlaceholders(name) + "}}" : value(name));
    }

    private String value(String token) {
        if (token.startsWith("bytes:")) {
            return "x".repeat(Integer.parseInt(token.substring(6)));
        }
        if (token.startsWith("nest:")) {
            int depth = Integer.parseInt(token.substring(5));
            return "[".repeat(depth) + "]".repeat(depth);
        }
        if (token.startsWith("epoch:")) {
            return Long.toString(Instant.now().getEpochSecond() + Long.parseLong(token.substring(6)));
        }
        if (token.startsWith("url:")) {
            return URLEncoder.encode(variable(token.substring(4)), StandardCharsets.UTF_8);
        }
        return variable(token);
    }

    private String variable(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("undefined variable {{" + name + "}}");
        }
        return value;
    }
}
