package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Kind;
import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.core.query.FilterToken.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts a filter into its words (docs/api/search.md, Grammar). */
final class FilterLexer {
    private static final String ENDS_VALUE = ",()\"";
    private static final String ENDS_KEY = ":,()\"";
    private static final String AS_WRITTEN = "meta.";
    private static final List<Operator> OPERATORS =
            List.of(Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW, Operator.NEAR);

    private final String text;
    private int at;

    private FilterLexer(String text) {
        this.text = text;
    }

    static List<FilterToken> words(String text) {
        FilterLexer lexer = new FilterLexer(text);
        List<FilterToken> words = new ArrayList<>();
        while (lexer.skipSpace()) {
            words.add(lexer.word());
        }
        return words;
    }

    private boolean skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private FilterToken word() {
        int start = at;
        boolean negated = take('-');
        if (take('(')) {
            return mark(Kind.OPEN, start, negated);
        }
        if (!negated && take(')')) {
            return mark(Kind.CLOSE, start, false);
        }
        String name = takeUntil(ENDS_KEY);
        if (!ends(':') && !ends('(')) {
            return connective(name, start, negated);
        }
        return term(key(name, start, negated), start, negated);
    }

    private FilterToken connective(String name, int start, boolean negated) {
        Kind kind = switch (name) {
            case "AND" -> Kind.AND;
            case "OR" -> Kind.OR;
            case "NOT" -> Kind.NOT;
            default -> throw FilterFault.at(start, lonely(name));
        };
        if (negated) {
            throw FilterFault.at(start, "a minus stands before a term or a parenthesis, not before " + name);
        }
        return mark(kind, start, false);
    }

    private static String lonely(String name) {
        return name.isEmpty()
                ? "expected key:value, such as label:truck"
                : "expected key:value, such as label:" + name + " or filename:*" + name + "*";
    }

    private static String key(String name, int start, boolean negated) {
        if (name.isEmpty()) {
            throw FilterFault.at(start + (negated ? 1 : 0), "expected a key before the colon, such as label:truck");
        }
        return name.startsWith(AS_WRITTEN) ? name : name.toLowerCase(Locale.ROOT);
    }

    private FilterToken term(String key, int start, boolean negated) {
        Optional<String> argument = take('(') ? Optional.of(argument()) : Optional.empty();
        if (!take(':')) {
            throw FilterFault.at(at, "expected a colon after " + key);
        }
        Operator operator = operator();
        List<Value> values = new ArrayList<>();
        do {
            values.add(value(key));
        } while (take(','));
        return new FilterToken(Kind.TERM, start, at - start, negated, key, argument, operator, values);
    }

    private String argument() {
        String argument = value("the parentheses").text();
        if (!take(')')) {
            throw FilterFault.at(at, "expected a closing parenthesis");
        }
        return argument;
    }

    private Operator operator() {
        for (Operator operator : OPERATORS) {
            if (text.startsWith(operator.symbol(), at)) {
                at += operator.symbol().length();
                return operator;
            }
        }
        return Operator.IS;
    }

    private Value value(String of) {
        int start = at;
        if (take('"')) {
            return new Value(quoted(start), true, start);
        }
        String plain = takeUntil(ENDS_VALUE);
        if (plain.isEmpty()) {
            throw FilterFault.at(at, "expected a value for " + of);
        }
        return new Value(plain, false, start);
    }

    private String quoted(int start) {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' && at < text.length() ? text.charAt(at++) : c);
        }
        throw FilterFault.at(start, "the quote is not closed");
    }

    private FilterToken mark(Kind kind, int start, boolean negated) {
        return new FilterToken(kind, start, at - start, negated, "", Optional.empty(), Operator.IS, List.of());
    }

    private String takeUntil(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean ends(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
        boolean there = ends(c);
        at += there ? 1 : 0;
        return there;
    }
}
