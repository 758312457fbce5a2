package dev.fovea.engine.vision.answer;

import dev.fovea.json.ValueJson;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Finds the JSON object in what a model says around it: thoughts, a code fence, a friendly sentence. */
public final class JsonFinder {
    private static final String END_OF_THOUGHT = "</think>";
    private static final Pattern FENCE = Pattern.compile("```[a-zA-Z]*\\s*(.*?)```", Pattern.DOTALL);
    /** Objects tried in one answer; a page of braces shall not cost a page of parsing for each. */
    private static final int MOST_TRIED = 50;

    private JsonFinder() {}

    /** Whether the text is one JSON object and nothing else. */
    public static boolean isBare(String text) {
        return object(text).isPresent();
    }

    /** The object: the whole text, else what a fence holds, else the longest that stands in it. */
    public static Optional<Value.Members> find(String text) {
        int thought = text.lastIndexOf(END_OF_THOUGHT);
        String said = thought < 0 ? text : text.substring(thought + END_OF_THOUGHT.length());
        return object(said)
                .or(() -> FENCE.matcher(said)
                        .results()
                        .limit(MOST_TRIED)
                        .flatMap(fence -> object(fence.group(1)).stream())
                        .findFirst())
                .or(() -> objects(said).stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .flatMap(candidate -> object(candidate).stream())
                        .findFirst());
    }

    private static Optional<Value.Members> object(String text) {
        try {
            return ValueJson.parse(text) instanceof Value.Members members ? Optional.of(members) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Outermost balanced braces; a brace that is never closed is passed over. */
    private static List<String> objects(String text) {
        List<String> found = new ArrayList<>();
        int start = text.indexOf('{');
        for (int tried = 0; start >= 0 && tried < MOST_TRIED; tried++) {
            int end = end(text, start);
            if (end > 0) {
                found.add(text.substring(start, end));
            }
            start = text.indexOf('{', Math.max(end, start + 1));
        }
        return found;
    }

    /** Behind the brace that closes the one at {@code start}; 0 when none does. */
    private static int end(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }
}
