package dev.fovea.core.retain;

import dev.fovea.core.query.FilterParser;
import dev.fovea.model.RetentionRule;
import dev.fovea.model.search.Criterion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The enabled rules of an organisation as criteria: for each, what it decides about and what of that is due. */
final class RuleBook {
    private static final Criterion NOT_KEPT = new Criterion.Not(new Criterion.Has(Criterion.Feature.KEEP));

    private final List<Entry> entries;

    private RuleBook(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * A rule that lets media go.
     *
     * @param decides what no rule before it has a say in; what is kept is left out
     */
    record Entry(RetentionRule rule, Criterion decides) {
        /** What was old enough at the time, and was not at an earlier one. */
        Criterion due(Optional<Instant> since, Instant at) {
            Optional<Instant> from = since.map(this::cutoff);
            Optional<Instant> until = Optional.of(cutoff(at));
            Criterion old = switch (rule.content().age()) {
                case RECEIVED -> new Criterion.Received(from, until);
                case CAPTURED -> new Criterion.Captured(from, until);
            };
            return new Criterion.All(List.of(old, decides));
        }

        /** Media of this time and later stay. */
        Instant cutoff(Instant at) {
            return at.minus(rule.content().keepFor().orElseThrow());
        }

        boolean ageIsOfArrival() {
            return rule.content().age() == RetentionRule.Age.RECEIVED;
        }
    }

    /**
     * Understands the rules.
     *
     * @throws dev.fovea.error.FoveaException when the filter of one cannot be read: then nothing may go, since that rule
     *     may be the one that holds it back
     */
    static RuleBook of(List<RetentionRule> rules, FilterParser filters) {
        List<Entry> entries = new ArrayList<>();
        List<Criterion> before = new ArrayList<>();
        for (RetentionRule rule : rules) {
            if (!rule.content().enabled()) {
                continue;
            }
            Criterion matches = ExactFilter.of(rule.content().query(), filters);
            if (rule.content().keepFor().isPresent()) {
                entries.add(new Entry(
                        rule,
                        new Criterion.All(List.of(
                                NOT_KEPT, matches, new Criterion.Not(new Criterion.Any(List.copyOf(before)))))));
            }
            before.add(matches);
        }
        return new RuleBook(List.copyOf(entries));
    }

    List<Entry> entries() {
        return entries;
    }

    /** Arrivals later than this are no concern of any rule; empty when captured times decide, which know no order. */
    Optional<Instant> lastArrival(Instant at) {
        if (!entries.stream().allMatch(Entry::ageIsOfArrival)) {
            return Optional.empty();
        }
        return entries.stream().map(entry -> entry.cutoff(at)).max(Instant::compareTo);
    }
}
