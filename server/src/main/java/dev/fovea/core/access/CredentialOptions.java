package dev.fovea.core.access;

import dev.fovea.model.Vocabulary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON objects of {@link dev.fovea.model.Credential#options()}, one member each. */
final class CredentialOptions {
    private static final Pattern SUCCESSOR = Pattern.compile("\"successor\":\"([0-9a-f]{64})\"");

    private static final Pattern VOCABULARY = Pattern.compile("\"status_vocabulary\":\"([a-z]+)\"");

    private CredentialOptions() {}

    /** Which words an API key speaks (contracts, decision 9). */
    static String vocabulary(Vocabulary vocabulary) {
        return member("status_vocabulary", vocabulary.word());
    }

    static Vocabulary vocabularyIn(String options) {
        Matcher matcher = VOCABULARY.matcher(options);
        return matcher.find() ? Vocabulary.of(matcher.group(1)).orElse(Vocabulary.DOCUMENTED) : Vocabulary.DOCUMENTED;
    }

    /** What an access token is for, in its owner's words. */
    static String description(String text) {
        return text.isEmpty() ? "{}" : member("description", text);
    }

    /** The hash of the refresh token that took the place of this one. */
    static String successor(String hash) {
        return member("successor", hash);
    }

    static Optional<String> successorIn(String options) {
        Matcher matcher = SUCCESSOR.matcher(options);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String member(String name, String value) {
        StringBuilder json = new StringBuilder("{\"").append(name).append("\":\"");
        value.chars().forEach(character -> escape((char) character, json));
        return json.append("\"}").toString();
    }

    private static void escape(char character, StringBuilder json) {
        if (character == '"' || character == '\\') {
            json.append('\\').append(character);
        } else if (character < ' ') {
            json.append(String.format("\\u%04x", (int) character));
        } else {
            json.append(character);
        }
    }
}
