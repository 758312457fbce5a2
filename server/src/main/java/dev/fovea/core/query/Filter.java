package dev.fovea.core.query;

import dev.fovea.model.search.Criterion;
import java.util.List;
import java.util.stream.Collectors;

/** A filter that has been understood: what it asks for, and the words in which it did. */
public record Filter(Criterion criterion, List<FilterToken> tokens) {
    /** Holds for everything. */
    public static final Filter EVERYTHING = new Filter(Criterion.EVERYTHING, List.of());

    public Filter {
        tokens = List.copyOf(tokens);
    }

    /** The filter in its plainest spelling; it reads back as the same criterion. */
    public String print() {
        return tokens.stream().map(FilterToken::print).collect(Collectors.joining(" "));
    }
}
