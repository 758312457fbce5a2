package dev.fovea.core.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A word of a filter.
 *
 * @param position where it starts in the text, in UTF-16 units from 0
 * @param length how long it is there, in UTF-16 units
 * @param negated whether it starts with a minus
 * @param key lower-case key of a term, of {@code meta.} with the name as written; empty for other words
 * @param argument what the key names in parentheses: the class of {@code region(car)}
 * @param values at least one for a term
 */
public record FilterToken(
        Kind kind,
        int position,
        int length,
        boolean negated,
        String key,
        Optional<String> argument,
        Operator operator,
        List<Value> values) {
    public FilterToken {
        values = List.copyOf(values);
    }

    /** What a word is. */
    public enum Kind {
        TERM(""),
        AND("AND"),
        OR("OR"),
        NOT("NOT"),
        OPEN("("),
        CLOSE(")");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** How a value is compared. */
    public enum Operator {
        IS(""),
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<="),
        NEAR("~");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** What stands between the colon and the value. */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * One of the values of a term.
     *
     * @param quoted whether it stood in quotes: its wildcards are plain characters then
     * @param position where it starts, quote included
     */
    public record Value(String text, boolean quoted, int position) {
        private String print() {
            return quoted ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text;
        }
    }

    /** The values, as one text. */
    public String value() {
        return values.stream().map(Value::text).collect(Collectors.joining(","));
    }

    /** The word as a filter says it. */
    public String print() {
        if (kind != Kind.TERM) {
            return (negated ? "-" : "") + kind.word;
        }
        String of = argument.map(text -> "(" + new Value(text, true, 0).print() + ")")
                .orElse("");
        String all = values.stream().map(Value::print).collect(Collectors.joining(","));
        return (negated ? "-" : "") + key + of + ":" + operator.symbol() + all;
    }
}
