package dev.fovea.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The small part of JSON paths that golden files need: members and indexes, {@code a.b[0].c}, an optional {@code $.} in front. */
record JsonPath(List<Object> steps) {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    static JsonPath of(String text) {
        String rest = text.startsWith("$") ? text.substring(1) : text;
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(rest);
        while (matcher.lookingAt()) {
            steps.add(matcher.group(1) == null ? (Object) Integer.valueOf(matcher.group(2)) : matcher.group(1));
            matcher.region(matcher.end(), rest.length());
        }
        if (matcher.regionStart() != rest.length()) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return new JsonPath(List.copyOf(steps));
    }

    /**
     * The value at this path.
     *
     * @throws IllegalArgumentException when there is none
     */
    JsonNode get(JsonNode root) {
        JsonNode node = root;
        for (Object step : steps) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("nothing at " + steps);
        }
        return node;
    }

    void set(JsonNode root, JsonNode value) {
        JsonNode parent = parent().get(root);
        switch (steps.getLast()) {
            case Integer index -> ((ArrayNode) parent).set(index, value);
            case String name -> ((ObjectNode) parent).set(name, value);
            default -> throw new IllegalStateException("unexpected step");
        }
    }

    void remove(JsonNode root) {
        get(root);
        ((ObjectNode) parent().get(root)).remove((String) steps.getLast());
    }

    private JsonPath parent() {
        return new JsonPath(steps.subList(0, steps.size() - 1));
    }
}
