package dev.fovea.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call to be made.
 *
 * @param path of the route, encoded, with its query
 * @param headers beside those that every call has
 */
public record Call(String method, String path, Map<String, String> headers, Body body) {
    /** A read. */
    public static Call get(String path) {
        return new Call("GET", path, Map.of(), Body.NONE);
    }

    /** A read with query parameters; empty values are left out. */
    public static Call get(String path, Map<String, String> query) {
        return get(path + query(path, query));
    }

    /** A change. */
    public static Call of(String method, String path, Body body) {
        return new Call(method, path, Map.of(), body);
    }

    /** The same with a header more. */
    public Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, more, body);
    }

    /** Text as it stands in a segment of a path or in a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(String path, Map<String, String> query) {
        String joined = query.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + joined;
    }

    boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
