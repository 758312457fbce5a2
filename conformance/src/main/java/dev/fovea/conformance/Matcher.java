package dev.fovea.conformance;

import dev.fovea.conformance.Step.Expected;
import dev.fovea.conformance.Step.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares an answer with what was expected and lists the differences; an empty list means that it fits. */
public final class Matcher {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern BARE_PLACEHOLDER =
            Pattern.compile("(?<=[:\\[,\\s])(\\{\\{any[a-z-]*}})(?=[,\\]}\\s])");

    private Matcher() {}

    /**
     * Compares status, the expected headers and the body.
     *
     * @param subset members beyond the expected ones are allowed
     */
    public static List<String> differences(Expected expected, boolean subset, Answer answer) {
        List<String> differences = new ArrayList<>();
        if (expected.status() != answer.status()) {
            differences.add("status: expected " + expected.status() + " but was " + answer.status());
        }
        expected.headers().forEach(header -> compareHeader(header, answer, differences));
        compareBody(expected.body(), subset, answer, differences);
        return differences;
    }

    private static void compareHeader(Header expected, Answer answer, List<String> differences) {
        if (expected.name().startsWith("!")) {
            String name = expected.name().substring(1);
            answer.header(name)
                    .ifPresent(value -> differences.add("header " + name + ": must be absent but was " + value));
            return;
        }
        String actual = answer.header(expected.name()).orElse(null);
        if (actual == null) {
            differences.add("header " + expected.name() + ": missing");
        } else if (!headerMatches(expected, actual)) {
            differences.add("header " + expected.name() + ": expected " + expected.value() + " but was " + actual);
        }
    }

    private static boolean headerMatches(Header expected, String actual) {
        boolean mediaTypeOnly = expected.name().toLowerCase(Locale.ROOT).equals("content-type")
                && !expected.value().contains(";");
        int semicolon = actual.indexOf(';');
        String compared =
                mediaTypeOnly && semicolon >= 0 ? actual.substring(0, semicolon).strip() : actual;
        return Placeholder.matchesText(expected.value(), compared);
    }

    private static void compareBody(String expected, boolean subset, Answer answer, List<String> differences) {
        if (expected.startsWith("{{picture:")) {
            comparePicture(expected, answer, differences);
        } else if (expected.startsWith("{{") || !(expected.startsWith("{") || expected.startsWith("["))) {
            if (!Placeholder.matchesText(expected, answer.text().strip())) {
                differences.add("body: expected " + expected + " but was " + answer.excerpt());
            }
        } else {
            compareJsonBody(expected, subset, answer, differences);
        }
    }

    private static void comparePicture(String expected, Answer answer, List<String> differences) {
        String name = expected.substring("{{picture:".length(), expected.length() - 2);
        if (!Arrays.equals(Pictures.slice(name), answer.body())) {
            differences.add("body: not the bytes of picture " + name + " (" + answer.body().length + " bytes)");
        }
    }

    private static void compareJsonBody(String expected, boolean subset, Answer answer, List<String> differences) {
        JsonNode wanted = JSON.readTree(BARE_PLACEHOLDER.matcher(expected).replaceAll("\"$1\""));
        JsonNode actual;
        try {
            actual = JSON.readTree(answer.text());
        } catch (JacksonException e) {
            differences.add("body: not JSON: " + answer.excerpt());
            return;
        }
        new JsonComparison(subset, differences).compare("$", wanted, actual);
    }
}
