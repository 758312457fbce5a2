package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Kind;
import dev.fovea.model.search.Criterion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The one reader of filters: the API ({@code q=}), the console and the command line all send their text here
 * (docs/api/search.md).
 */
public final class FilterParser {
    private static final int LONGEST = 4000;
    private static final int DEEPEST = 20;
    private static final int HEAVIEST = 400;

    private final Clock clock;

    /** Spans such as {@code last:24h} end at the clock's time. */
    public FilterParser(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a filter; an empty one holds for everything.
     *
     * @throws dev.fovea.error.FoveaException with {@code Invalid} that names the character
     */
    public Filter parse(String text) {
        if (text.length() > LONGEST) {
            throw FilterFault.at(LONGEST, "a filter may have at most " + LONGEST + " characters");
        }
        List<FilterToken> tokens = FilterLexer.words(text);
        return new Filter(new Descent(tokens, text.length()).all(), tokens);
    }

    /** Recursive descent over the words of one filter. */
    private final class Descent {
        private final List<FilterToken> tokens;
        private final int end;
        private final FilterTerms terms = new FilterTerms(clock.instant());
        private int next;
        private int depth;
        private int weight;

        Descent(List<FilterToken> tokens, int end) {
            this.tokens = tokens;
            this.end = end;
        }

        Criterion all() {
            if (tokens.isEmpty()) {
                return Criterion.EVERYTHING;
            }
            Criterion criterion = any();
            if (next < tokens.size()) {
                throw FilterFault.at(position(), "there is no parenthesis to close");
            }
            return criterion;
        }

        private Criterion any() {
            List<Criterion> parts = new ArrayList<>(List.of(every()));
            while (take(Kind.OR)) {
                parts.add(every());
            }
            return parts.size() == 1 ? parts.getFirst() : new Criterion.Any(parts);
        }

        private Criterion every() {
            List<Criterion> parts = new ArrayList<>(List.of(one()));
            while (take(Kind.AND) || goesOn()) {
                parts.add(one());
            }
            return parts.size() == 1 ? parts.getFirst() : new Criterion.All(ConfidenceOfClass.join(parts));
        }

        private boolean goesOn() {
            return next < tokens.size() && !at(Kind.OR) && !at(Kind.CLOSE);
        }

        private Criterion one() {
            boolean not = false;
            while (take(Kind.NOT)) {
                not = !not;
            }
            if (next == tokens.size()) {
                throw FilterFault.at(end, "expected a term, such as label:truck");
            }
            FilterToken token = tokens.get(next++);
            Criterion criterion = switch (token.kind()) {
                case TERM -> term(token);
                case OPEN -> group(token);
                case AND, OR, NOT, CLOSE ->
                    throw FilterFault.at(
                            token.position(), "expected a term, such as label:truck, before " + token.print());
            };
            return not == token.negated() ? criterion : new Criterion.Not(criterion);
        }

        private Criterion group(FilterToken open) {
            if (++depth > DEEPEST) {
                throw FilterFault.at(open.position(), "parentheses may stand " + DEEPEST + " deep");
            }
            Criterion criterion = any();
            if (!take(Kind.CLOSE)) {
                throw FilterFault.at(open.position(), "this parenthesis is not closed");
            }
            depth--;
            return criterion;
        }

        private Criterion term(FilterToken token) {
            weight += terms.weight(token);
            if (weight > HEAVIEST) {
                throw FilterFault.at(token.position(), "the filter asks for too many values at once");
            }
            return terms.read(token);
        }

        private boolean take(Kind kind) {
            boolean there = at(kind);
            next += there ? 1 : 0;
            return there;
        }

        private boolean at(Kind kind) {
            return next < tokens.size() && tokens.get(next).kind() == kind;
        }

        private int position() {
            return tokens.get(next).position();
        }
    }
}
