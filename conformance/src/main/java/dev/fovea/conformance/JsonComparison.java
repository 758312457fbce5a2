package dev.fovea.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Strict comparison of JSON: members exactly equal in any order, arrays equal in order, numbers equal by value.
 *
 * <p>{@code "{{...}}"} as a member name or as the last element of an array allows more; {@code "{{includes}}"} as the first element of an
 * array asks that each further element is found somewhere in it.
 */
record JsonComparison(boolean subset, List<String> differences) {
    private static final String MORE = "{{...}}";
    private static final String INCLUDES = "{{includes}}";
    private static final String ABSENT = "{{absent}}";
    private static final double NEAR = 1e-9;

    void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected instanceof StringNode text) {
            compareText(path, text.asString(), actual);
        } else if (expected.isObject() && actual.isObject()) {
            compareObjects(path, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            compareArrays(path, expected, actual);
        } else if (!sameScalar(expected, actual)) {
            differ(path, expected, actual);
        }
    }

    private static boolean sameScalar(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    private void compareText(String path, String expected, JsonNode actual) {
        boolean fits = switch (expected) {
            case "{{any}}" -> true;
            case "{{any-int}}" -> actual.isIntegralNumber();
            case "{{any-number}}" -> actual.isNumber();
            case "{{any-boolean}}" -> actual.isBoolean();
            case "{{any-array}}" -> actual.isArray();
            case "{{any-object}}" -> actual.isObject();
            default ->
                isNear(expected, actual) || (actual.isString() && Placeholder.matchesText(expected, actual.asString()));
        };
        if (!fits) {
            differences.add(path + ": expected \"" + expected + "\" but was " + shorten(actual));
        }
    }

    private static boolean isNear(String expected, JsonNode actual) {
        if (!expected.startsWith("{{near:") || !actual.isNumber()) {
            return false;
        }
        double wanted = Double.parseDouble(expected.substring("{{near:".length(), expected.length() - 2));
        return Math.abs(wanted - actual.doubleValue()) <= NEAR;
    }

    private void compareObjects(String path, JsonNode expected, JsonNode actual) {
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            if (!member.getKey().equals(MORE)) {
                compareMember(path + "." + member.getKey(), member.getValue(), actual.get(member.getKey()));
            }
        }
        if (!subset && !expected.has(MORE)) {
            actual.propertyNames().stream()
                    .filter(name -> !expected.has(name))
                    .forEach(name ->
                            differences.add(path + "." + name + ": unexpected, was " + shorten(actual.get(name))));
        }
    }

    private void compareMember(String path, JsonNode expected, @Nullable JsonNode actual) {
        boolean mustBeAbsent = expected.isString() && expected.asString().equals(ABSENT);
        if (actual == null) {
            if (!mustBeAbsent) {
                differences.add(path + ": missing");
            }
        } else if (mustBeAbsent) {
            differences.add(path + ": must be absent but was " + shorten(actual));
        } else {
            compare(path, expected, actual);
        }
    }

    private void compareArrays(String path, JsonNode expected, JsonNode actual) {
        if (isText(expected.get(0), INCLUDES)) {
            compareIncluded(path, expected, actual);
            return;
        }
        int size = expected.size();
        boolean open = size > 0 && isText(expected.get(size - 1), MORE);
        int wanted = open ? size - 1 : size;
        if (actual.size() < wanted || (!open && actual.size() > wanted)) {
            differences.add(path + ": expected " + wanted + " elements but was " + shorten(actual));
            return;
        }
        for (int i = 0; i < wanted; i++) {
            compare(path + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private static boolean isText(@Nullable JsonNode node, String text) {
        return node != null && node.isString() && node.asString().equals(text);
    }

    private void compareIncluded(String path, JsonNode expected, JsonNode actual) {
        for (int i = 1; i < expected.size(); i++) {
            JsonNode wanted = expected.get(i);
            if (actual.valueStream().noneMatch(element -> fits(wanted, element))) {
                differences.add(path + ": no element like " + wanted + " in " + shorten(actual));
            }
        }
    }

    private boolean fits(JsonNode expected, JsonNode actual) {
        JsonComparison trial = new JsonComparison(subset, new ArrayList<>());
        trial.compare("$", expected, actual);
        return trial.differences().isEmpty();
    }

    private void differ(String path, JsonNode expected, JsonNode actual) {
        differences.add(path + ": expected " + expected + " but was " + shorten(actual));
    }

    private static String shorten(JsonNode node) {
        String text = node.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
