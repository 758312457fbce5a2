package dev.fovea.core.extract;

import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads YAML in one line: flow maps and lists, which JSON is a kind of, quoted texts and plain values. */
final class FlowReader {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,2})?");
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String text;
    private final Function<String, RuntimeException> refusal;
    private int at;

    private FlowReader(String text, Function<String, RuntimeException> refusal) {
        this.text = text;
        this.refusal = refusal;
    }

    /**
     * The value that the text is.
     *
     * @param refusal words what is wrong with the text
     */
    static Value read(String text, Function<String, RuntimeException> refusal) {
        FlowReader reader = new FlowReader(text.strip(), refusal);
        char first = reader.text.isEmpty() ? ' ' : reader.text.charAt(0);
        if (first != '{' && first != '[' && first != '"' && first != '\'') {
            return plain(reader.text);
        }
        Value value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < reader.text.length()) {
            throw reader.refused();
        }
        return value;
    }

    /** Where the key of a block map's line ends, -1 when the line has none. */
    static int keyEnd(String line) {
        int i = quotedEnd(line, 0);
        for (; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == ':' && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
                return i;
            }
            if (i == 0 && (character == '{' || character == '[')) {
                return -1;
            }
        }
        return -1;
    }

    /** The line up to a comment, which begins with a blank and a number sign outside of quotes. */
    static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            boolean starts = i == 0 || " \t{[,:".indexOf(line.charAt(i - 1)) >= 0;
            if (starts && character == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i);
            }
            if (starts) {
                i = Math.max(i, quotedEnd(line, i) - 1);
            }
        }
        return line;
    }

    /** A quoted text without its quotes, any other as it is. */
    static String unquoted(String text) {
        if (text.isEmpty() || quotedEnd(text, 0) != text.length()) {
            return text;
        }
        FlowReader reader = new FlowReader(text, IllegalArgumentException::new);
        return reader.quoted(text.charAt(0));
    }

    /** Behind the quoted text that begins at {@code start}; {@code start} when none does or it does not end. */
    private static int quotedEnd(String line, int start) {
        char quote = start < line.length() ? line.charAt(start) : ' ';
        if (quote != '"' && quote != '\'') {
            return start;
        }
        for (int i = start + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (line.charAt(i) == quote) {
                if (quote == '"' || i + 1 == line.length() || line.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return start;
    }

    private Value value(int level) {
        skipBlanks();
        if (level > FieldPath.MOST_BRACKETS || at == text.length()) {
            throw refused();
        }
        char first = text.charAt(at);
        return switch (first) {
            case '{' -> members(level);
            case '[' -> items(level);
            case '"', '\'' -> Value.text(quoted(first));
            default -> plain(plainText(",]}"));
        };
    }

    private Value members(int level) {
        Map<String, Value> members = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            skipBlanks();
            char first = at < text.length() ? text.charAt(at) : ' ';
            String name = first == '"' || first == '\'' ? quoted(first) : plainText(":,}]");
            skipBlanks();
            Value value = Value.NULL;
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                value = memberValue(level);
            }
            if (members.putIfAbsent(name, value) != null) {
                throw refusal.apply("names '" + name + "' twice");
            }
            separate('}');
        }
        return new Value.Members(members);
    }

    private Value memberValue(int level) {
        skipBlanks();
        boolean absent = at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '}');
        return absent ? Value.NULL : value(level + 1);
    }

    private Value items(int level) {
        List<Value> items = new ArrayList<>();
        at++;
        while (!ends(']')) {
            items.add(value(level + 1));
            separate(']');
        }
        return new Value.Items(items);
    }

    /** Whether the bracket closes here; steps over it. */
    private boolean ends(char bracket) {
        skipBlanks();
        if (at == text.length()) {
            throw refusal.apply("lacks a '" + bracket + "'");
        }
        if (text.charAt(at) != bracket) {
            return false;
        }
        at++;
        return true;
    }

    private void separate(char bracket) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        } else if (at < text.length() && text.charAt(at) != bracket) {
            throw refused();
        }
    }

    private String plainText(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw refused();
        }
        return text.substring(start, at).strip();
    }

    private String quoted(char quote) {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == quote) {
                if (quote != '\'' || at == text.length() || text.charAt(at) != quote) {
                    return content.toString();
                }
                at++;
                content.append(quote);
            } else if (character == '\\' && quote == '"' && at < text.length()) {
                content.append(escaped());
            } else {
                content.append(character);
            }
        }
        throw refusal.apply("lacks a closing quote");
    }

    private char escaped() {
        char character = text.charAt(at++);
        return switch (character) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> character;
        };
    }

    private char unicode() {
        int end = at + HEX_DIGITS;
        if (end > text.length()) {
            throw refused();
        }
        int value = 0;
        for (; at < end; at++) {
            int digit = Character.digit(text.charAt(at), HEX);
            if (digit < 0) {
                throw refused();
            }
            value = value * HEX + digit;
        }
        return (char) value;
    }

    private static Value plain(String text) {
        return switch (text) {
            case "", "~", "null" -> Value.NULL;
            case "true", "false" -> new Value.Flag(text.equals("true"));
            default -> NUMBER.matcher(text).matches() ? new Value.Num(new BigDecimal(text)) : Value.text(text);
        };
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RuntimeException refused() {
        int end = Math.min(text.length(), at + 20);
        return refusal.apply(
                at >= text.length() ? "ends too early" : "cannot be read at '" + text.substring(at, end) + "'");
    }
}
