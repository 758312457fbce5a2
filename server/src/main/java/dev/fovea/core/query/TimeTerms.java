package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Operator;
import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.model.search.Criterion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Times in filters: moments and spans, absolute or counted back from now. */
final class TimeTerms {
    private static final List<Operator> COMPARISONS =
            List.of(Operator.IS, Operator.ABOVE, Operator.AT_LEAST, Operator.BELOW, Operator.AT_MOST);
    private static final String TIME =
            "a time such as 2026-11-01, 2026-11-01T08:00Z, 2026-11-01..2026-11-05, 24h or now-6h";

    private final Instant now;

    TimeTerms(Instant now) {
        this.now = now;
    }

    Criterion captured(Term term, Value value) {
        TimeSpan span = span(term.in(COMPARISONS), value);
        return new Criterion.Captured(span.from(), span.until());
    }

    Criterion received(Term term, Value value) {
        TimeSpan span = span(term.in(COMPARISONS), value);
        return new Criterion.Received(span.from(), span.until());
    }

    /** {@code last:24h}: captured in the time up to now. */
    Criterion last(Term term) {
        Value value = term.is().single();
        Duration back = TimeSpan.duration(value.text())
                .orElseThrow(() -> term.expected(value, "a duration such as 30m, 24h, 7d or 2w"));
        return new Criterion.Captured(Optional.of(now.minus(back)), Optional.empty());
    }

    Criterion from(Term term) {
        Value value = term.is().single();
        return new Criterion.Captured(moment(term, value).from(), Optional.empty());
    }

    Criterion to(Term term) {
        Value value = term.is().single();
        return new Criterion.Captured(Optional.empty(), moment(term, value).until());
    }

    private TimeSpan span(Term term, Value value) {
        return term.span(value)
                .map(ends -> between(term, ends.getFirst(), ends.getLast()))
                .orElseGet(() -> compared(term, value));
    }

    private TimeSpan between(Term term, Value first, Value last) {
        TimeSpan span =
                new TimeSpan(moment(term, first).from(), moment(term, last).until());
        if (span.isBackwards()) {
            throw term.expected(first, "the earlier time first");
        }
        return span;
    }

    private TimeSpan compared(Term term, Value value) {
        Optional<Duration> back = TimeSpan.duration(value.text());
        if (back.isPresent() && term.operator() == Operator.IS) {
            return new TimeSpan(Optional.of(now.minus(back.get())), Optional.empty());
        }
        TimeSpan moment = moment(term, value);
        return switch (term.operator()) {
            case ABOVE -> new TimeSpan(moment.until(), Optional.empty());
            case AT_LEAST -> new TimeSpan(moment.from(), Optional.empty());
            case BELOW -> new TimeSpan(Optional.empty(), moment.from());
            case AT_MOST -> new TimeSpan(Optional.empty(), moment.until());
            case IS, NEAR -> moment;
        };
    }

    private TimeSpan moment(Term term, Value value) {
        return TimeSpan.of(value.text(), now).orElseThrow(() -> term.expected(value, TIME));
    }
}
