package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.FrameRegion;
import java.util.List;
import java.util.Optional;

/** Boxes in filters. */
final class BoxTerms {
    private static final int CORNERS = 4;
    private static final String SHARE = "a number from 0 to 1";

    private BoxTerms() {}

    static Criterion confidence(Term term, Value value) {
        Optional<List<Value>> span = term.span(value);
        span.orElse(List.of(value)).forEach(end -> term.number(end, 0, 1, SHARE));
        return new Criterion.WithConfidence(
                Optional.empty(), Comparison.of(term, value).orElseThrow(() -> term.expected(value, SHARE)));
    }

    static Criterion region(Term term) {
        List<Value> values = term.token().values();
        if (values.size() != CORNERS) {
            throw term.expected(values.getFirst(), "x1,y1,x2,y2, each " + SHARE);
        }
        double[] corners = values.stream()
                .mapToDouble(value -> term.number(value, 0, 1, SHARE))
                .toArray();
        if (corners[0] > corners[2] || corners[1] > corners[3]) {
            throw term.expected(values.getFirst(), "the left and upper corner first");
        }
        return new Criterion.WithCentre(
                term.token().argument(), new FrameRegion(corners[0], corners[1], corners[2], corners[3]));
    }
}
