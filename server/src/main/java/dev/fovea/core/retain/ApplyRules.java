package dev.fovea.core.retain;

import dev.fovea.core.port.RetentionRules.Stretch;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.query.FilterParser;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import dev.fovea.model.RetentionRule;
import dev.fovea.model.search.Criterion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what rules say, oldest arrivals first, in blocks: each block is one transaction with one entry in the audit log.
 * After a block it rests as long as the block took, so that what comes in is never behind more than every second one.
 */
public final class ApplyRules {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyRules.class);
    private static final int STRETCH = 2000;
    private static final int BLOCK = 50;

    private final Store store;
    private final FilterParser filters;
    private final Clock clock;
    private final Rest rest;

    /** Waits between two blocks. */
    @FunctionalInterface
    public interface Rest {
        /** Returns after the time has passed. */
        void take(Duration time) throws InterruptedException;
    }

    /** Over the given store. */
    public ApplyRules(Store store, FilterParser filters, Clock clock, Rest rest) {
        this.store = store;
        this.filters = filters;
        this.clock = clock;
        this.rest = rest;
    }

    /** Applies the rules of every organisation; returns how many media went. */
    public long apply() throws InterruptedException {
        long all = 0;
        for (Organisation organisation :
                store.read(session -> session.organisations().list())) {
            all += apply(organisation.id());
        }
        return all;
    }

    private long apply(OrgId org) throws InterruptedException {
        List<RetentionRule> rules =
                store.read(session -> session.retentionRules().list(org));
        try {
            RuleBook book = RuleBook.of(rules, filters);
            return book.entries().isEmpty() ? 0 : new Round(org, book).walk();
        } catch (FoveaException e) {
            LOG.warn("the rules of retention of organisation {} cannot be applied, nothing goes", org.value(), e);
            return 0;
        }
    }

    /** One application to one organisation. */
    private final class Round {
        private final OrgId org;
        private final RuleBook book;
        private final Instant now = clock.instant();
        private final Map<UUID, RetentionRule.LastRun> done = new LinkedHashMap<>();

        Round(OrgId org, RuleBook book) {
            this.org = org;
            this.book = book;
            book.entries().forEach(entry -> done.put(entry.rule().id(), new RetentionRule.LastRun(now, 0, 0)));
        }

        long walk() throws InterruptedException {
            Optional<Instant> lastArrival = book.lastArrival(now);
            long after = 0;
            Optional<Stretch> stretch = stretch(after);
            while (stretch.isPresent()
                    && lastArrival
                            .filter(stretch.get().firstReceived()::isAfter)
                            .isEmpty()) {
                for (RuleBook.Entry entry : book.entries()) {
                    apply(entry, new Criterion.Numbered(after, stretch.get().last()));
                }
                after = stretch.get().last();
                stretch = stretch(after);
            }
            boolean _ = store.inTransaction(session -> {
                done.forEach(session.retentionRules()::applied);
                return true;
            });
            return done.values().stream()
                    .mapToLong(RetentionRule.LastRun::deleted)
                    .sum();
        }

        private Optional<Stretch> stretch(long after) {
            return store.read(session -> session.retentionRules().stretch(org, after, STRETCH));
        }

        private void apply(RuleBook.Entry entry, Criterion here) throws InterruptedException {
            Criterion due = entry.due(Optional.empty(), now);
            Criterion both = new Criterion.All(List.of(here, due));
            List<Long> numbers = store
                    .read(session -> session.searches().media(org, both, OptionalLong.empty(), STRETCH))
                    .reversed()
                    .stream()
                    .map(Media::number)
                    .toList();
            for (int from = 0; from < numbers.size(); from += BLOCK) {
                List<Long> block = numbers.subList(from, Math.min(from + BLOCK, numbers.size()));
                Instant start = clock.instant();
                List<Media> removed = store.inTransaction(session -> remove(session, entry, due, block));
                note(entry.rule(), removed);
                rest.take(Duration.between(start, clock.instant()));
            }
        }

        private void note(RetentionRule rule, List<Media> removed) {
            long bytes = removed.stream().mapToLong(Removal::bytes).sum();
            done.computeIfPresent(
                    rule.id(),
                    (_, run) ->
                            new RetentionRule.LastRun(run.at(), run.deleted() + removed.size(), run.bytes() + bytes));
        }

        /** What matches no more, since it was changed after it was found, stays; so does all when the rule was changed. */
        private List<Media> remove(Session session, RuleBook.Entry entry, Criterion due, List<Long> numbers) {
            RetentionRule rule = entry.rule();
            boolean changed = session.retentionRules()
                    .find(org, rule.id())
                    .filter(current -> current.content().equals(rule.content()))
                    .isEmpty();
            if (changed) {
                return List.of();
            }
            List<Media> going = numbers.stream()
                    .map(number -> session.media().lock(org, number))
                    .flatMap(Optional::stream)
                    .filter(media -> stillDue(session, due, media))
                    .toList();
            if (!going.isEmpty()) {
                Instant at = clock.instant();
                Removal.remove(
                        session,
                        going,
                        new Removal.Cause("server", "rule " + rule.content().name()),
                        at);
                session.audit()
                        .append(Actor.server(org), "images.deleted", rule.id().toString(), facts(rule, going), at);
            }
            return going;
        }

        private boolean stillDue(Session session, Criterion due, Media media) {
            Criterion both = new Criterion.All(List.of(new Criterion.WithNumber(media.number()), due));
            return !session.searches().media(org, both, OptionalLong.empty(), 1).isEmpty();
        }
    }

    private static String facts(RetentionRule rule, List<Media> going) {
        return new Facts()
                .text("rule", rule.content().name())
                .number("count", going.size())
                .number("bytes", going.stream().mapToLong(Removal::bytes).sum())
                .texts("ids", Removal.ids(going))
                .json();
    }
}
