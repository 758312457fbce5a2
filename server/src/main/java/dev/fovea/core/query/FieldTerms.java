package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.FieldTest;
import dev.fovea.model.search.Interval;
import java.util.List;
import java.util.Optional;

/** What jobs read, in filters. */
final class FieldTerms {
    private static final List<Operator> ALL =
            List.of(Operator.IS, Operator.ABOVE, Operator.AT_LEAST, Operator.BELOW, Operator.AT_MOST);

    private FieldTerms() {}

    static Criterion field(Term term, String name) {
        if (name.isEmpty()) {
            throw FilterFault.at(term.token().position(), "expected the name of a field: field.total_amount");
        }
        return term.in(ALL).any(value -> test(term, name, value));
    }

    static Criterion present(Term term, Value value, String name) {
        if (name.isEmpty()) {
            throw term.expected(value, "the name of a field: field.total_amount");
        }
        return new Criterion.WithField(name, new FieldTest.Present());
    }

    /** A number that is compared for equality may also be a text of digits, such as an invoice number. */
    private static Criterion test(Term term, String name, Value value) {
        Optional<Interval> interval = value.quoted() ? Optional.empty() : Comparison.of(term, value);
        Optional<Criterion> number =
                interval.map(numbers -> new Criterion.WithField(name, new FieldTest.Numeric(numbers)));
        if (term.operator() != Operator.IS || term.span(value).isPresent()) {
            return number.orElseThrow(() -> term.expected(value, "a number"));
        }
        Criterion text = new Criterion.WithField(name, new FieldTest.Text(term.glob(value)));
        return number.<Criterion>map(numbers -> new Criterion.Any(List.of(numbers, text)))
                .orElse(text);
    }
}
