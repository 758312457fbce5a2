package dev.fovea.conformance;

import java.util.Map;
import java.util.regex.Pattern;

/** The placeholders of expected answers, and the regular expressions they stand for inside text. */
final class Placeholder {
    private static final Map<String, String> TEXT = Map.of(
            "any", "(?s:.*)",
            "any-string", "(?s:.+)",
            "any-uuid", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "any-date", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)",
            "any-int", "-?\\d+");
    private static final Pattern STRUCTURE =
            Pattern.compile("any-(number|boolean|array|object)|absent|includes|\\.\\.\\.|(regex|near|picture):.*");

    private Placeholder() {}

    static boolean isPlaceholder(String token) {
        return TEXT.containsKey(token) || STRUCTURE.matcher(token).matches();
    }

    /** Does {@code actual} equal {@code expected}, in which placeholders stand for text? */
    static boolean matchesText(String expected, String actual) {
        String regex = Template.of(expected).map(Pattern::quote, Placeholder::regex);
        return Pattern.matches(regex, actual);
    }

    private static String regex(String token) {
        if (token.startsWith("regex:")) {
            return "(?:" + token.substring("regex:".length()) + ")";
        }
        return TEXT.getOrDefault(token, Pattern.quote("{{" + token + "}}"));
    }
}
