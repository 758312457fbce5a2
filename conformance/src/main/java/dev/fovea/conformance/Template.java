package dev.fovea.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Text with {@code {{tokens}}}; a token may hold balanced braces, as regular expressions do. */
record Template(List<Part> parts) {

    /** A piece of a template. */
    sealed interface Part {}

    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /** What stands between double braces. */
    record Token(String name) implements Part {}

    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            int close = end(text, open);
            if (close < 0) {
                break;
            }
            if (open > from) {
                parts.add(new Literal(text.substring(from, open)));
            }
            parts.add(new Token(text.substring(open + 2, close - 2)));
            from = close;
        }
        if (from < text.length()) {
            parts.add(new Literal(text.substring(from)));
        }
        return new Template(List.copyOf(parts));
    }

    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The text with every token replaced by what {@code value} makes of it. */
    String fill(Function<String, String> value) {
        return map(text -> text, value);
    }

    /** Like {@link #fill}, with literal text converted as well. */
    String map(Function<String, String> literal, Function<String, String> token) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Literal(String text) -> literal.apply(text);
                    case Token(String name) -> token.apply(name);
                })
                .collect(Collectors.joining());
    }
}
