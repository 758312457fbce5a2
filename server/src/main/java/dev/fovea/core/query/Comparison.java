package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.model.search.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers in filters: {@code >10}, {@code 10..20}, {@code 10}. */
final class Comparison {
    private Comparison() {}

    /** The numbers that a value asks for; empty when it is no number. */
    static Optional<Interval> of(Term term, Value value) {
        Optional<List<Value>> ends = term.span(value);
        if (ends.isPresent()) {
            return between(term, ends.get().getFirst(), ends.get().getLast());
        }
        OptionalDouble number = Term.number(value.text());
        return number.isEmpty() ? Optional.empty() : Optional.of(compared(term.operator(), number.getAsDouble()));
    }

    private static Optional<Interval> between(Term term, Value first, Value last) {
        OptionalDouble from = Term.number(first.text());
        OptionalDouble to = Term.number(last.text());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.getAsDouble() > to.getAsDouble()) {
            throw term.expected(first, "the smaller number first");
        }
        return Optional.of(Interval.between(from.getAsDouble(), to.getAsDouble()));
    }

    private static Interval compared(Operator operator, double number) {
        return switch (operator) {
            case ABOVE -> Interval.above(number, false);
            case AT_LEAST -> Interval.above(number, true);
            case BELOW -> Interval.below(number, false);
            case AT_MOST -> Interval.below(number, true);
            case IS, NEAR -> Interval.between(number, number);
        };
    }
}
