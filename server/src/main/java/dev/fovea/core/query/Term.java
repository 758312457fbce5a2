package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.error.FoveaException;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A term while its values are read. */
record Term(FilterToken token) {
    private static final String SPAN = "..";

    /** A plain number; no text of it is longer than this. */
    private static final String NUMBER = "[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?";

    /** The term, which must have no parentheses after its key. */
    Term plain() {
        if (token.argument().isPresent()) {
            throw FilterFault.at(token.position(), "only region takes a class in parentheses: region(car):…");
        }
        return this;
    }

    /** The term, which must compare for equality. */
    Term is() {
        return in(List.of(Operator.IS));
    }

    Term in(List<Operator> allowed) {
        if (!allowed.contains(token.operator())) {
            throw FilterFault.at(
                    token.values().getFirst().position()
                            - token.operator().symbol().length(),
                    token.key() + " is not compared with " + token.operator().symbol());
        }
        return this;
    }

    Operator operator() {
        return token.operator();
    }

    /** One of the values must hold. */
    Criterion any(Function<Value, Criterion> reader) {
        List<Criterion> values = token.values().stream().map(reader).toList();
        return values.size() == 1 ? values.getFirst() : new Criterion.Any(values);
    }

    /** The value of a term that takes one. */
    Value single() {
        if (token.values().size() > 1) {
            throw FilterFault.at(token.values().get(1).position() - 1, token.key() + " takes one value");
        }
        return token.values().getFirst();
    }

    FoveaException expected(Value value, String what) {
        return FilterFault.at(value.position(), token.key() + " expects " + what);
    }

    String lower(Value value) {
        return value.text().toLowerCase(Locale.ROOT);
    }

    /** The value with its wildcards; in quotes it has none. */
    Glob glob(Value value) {
        if (value.text().isEmpty()) {
            throw expected(value, "a text");
        }
        return value.quoted() ? Glob.literal(value.text()) : new Glob(value.text());
    }

    boolean hasWildcard(Value value) {
        return !glob(value).isLiteral();
    }

    /** The two ends of {@code a..b}; empty when it is no span. */
    Optional<List<Value>> span(Value value) {
        int dots = value.quoted() ? -1 : value.text().indexOf(SPAN);
        if (dots < 0) {
            return Optional.empty();
        }
        int second = dots + SPAN.length();
        if (operator() != Operator.IS || dots == 0 || second == value.text().length()) {
            throw expected(value, "from..to, or a comparison with one value");
        }
        return Optional.of(List.of(
                new Value(value.text().substring(0, dots), false, value.position()),
                new Value(value.text().substring(second), false, value.position() + second)));
    }

    static OptionalDouble number(String text) {
        return text.matches(NUMBER) ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    double number(Value value, double least, double most, String what) {
        OptionalDouble number = number(value.text());
        if (number.isEmpty() || number.getAsDouble() < least || number.getAsDouble() > most) {
            throw expected(value, what);
        }
        return number.getAsDouble();
    }
}
