package dev.fovea.core.retain;

import dev.fovea.core.port.RetentionRules.Stretch;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.FilterParser;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.RetentionRule;
import dev.fovea.model.search.Criterion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what rules would take, now and within a week, before they do. Looks at arrivals in stretches, oldest first. */
public final class PreviewRules {
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int STRETCH = 2000;
    private static final int SAMPLE = 10;

    private final Store store;
    private final FilterParser filters;
    private final Clock clock;

    /** Over the given store. */
    public PreviewRules(Store store, FilterParser filters, Clock clock) {
        this.store = store;
        this.filters = filters;
        this.clock = clock;
    }

    /**
     * Media and the bytes of their pictures.
     *
     * @param count how many
     */
    public record Sum(long count, long bytes) {
        private static final Sum NOTHING = new Sum(0, 0);

        Sum plus(List<Media> more) {
            return new Sum(
                    count + more.size(),
                    bytes + more.stream().mapToLong(Removal::bytes).sum());
        }
    }

    /**
     * What one rule would take.
     *
     * @param now what is due
     * @param within7Days what becomes due after now and within seven days
     * @param sample the oldest of what is due
     */
    public record Outlook(RetentionRule rule, Sum now, Sum within7Days, List<Media> sample) {
        public Outlook {
            sample = List.copyOf(sample);
        }

        /** Of a rule that is switched off, or keeps for good. */
        static Outlook nothing(RetentionRule rule) {
            return new Outlook(rule, Sum.NOTHING, Sum.NOTHING, List.of());
        }
    }

    /**
     * What all enabled rules would take that let media go, in their order.
     *
     * @param complete false when there was too much to look at everything: then there may be more
     */
    public record Preview(List<Outlook> rules, boolean complete) {
        public Preview {
            rules = List.copyOf(rules);
        }
    }

    /** What the rules of the organisation would take. */
    public Preview preview(OrgId org) {
        return preview(org, store.read(session -> session.retentionRules().list(org)));
    }

    /** What these rules would take if the organisation had them. */
    Preview preview(OrgId org, List<RetentionRule> rules) {
        Instant now = clock.instant();
        Instant end = now.plus(PATIENCE);
        RuleBook book = RuleBook.of(rules, filters);
        List<Counting> counts = book.entries().stream().map(Counting::new).toList();
        Optional<Instant> lastArrival = book.lastArrival(now.plus(AHEAD));
        long after = 0;
        while (!counts.isEmpty()) {
            long from = after;
            Optional<Stretch> stretch =
                    store.read(session -> session.retentionRules().stretch(org, from, STRETCH));
            boolean beyond = stretch.isEmpty()
                    || lastArrival
                            .filter(stretch.get().firstReceived()::isAfter)
                            .isPresent();
            if (beyond) {
                break;
            }
            if (clock.instant().isAfter(end)) {
                return new Preview(counts.stream().map(Counting::outlook).toList(), false);
            }
            after = stretch.get().last();
            Criterion here = new Criterion.Numbered(from, after);
            counts.forEach(counting -> counting.look(org, here, now));
        }
        return new Preview(counts.stream().map(Counting::outlook).toList(), true);
    }

    /** What has been seen for a rule so far. */
    private final class Counting {
        private final RuleBook.Entry entry;
        private final List<Media> sample = new ArrayList<>();
        private Sum due = Sum.NOTHING;
        private Sum soon = Sum.NOTHING;

        Counting(RuleBook.Entry entry) {
            this.entry = entry;
        }

        void look(OrgId org, Criterion here, Instant now) {
            List<Media> dueHere =
                    find(org, here, entry.due(Optional.empty(), now)).reversed();
            due = due.plus(dueHere);
            sample.addAll(dueHere.subList(0, Math.min(dueHere.size(), SAMPLE - sample.size())));
            soon = soon.plus(find(org, here, entry.due(Optional.of(now), now.plus(AHEAD))));
        }

        private List<Media> find(OrgId org, Criterion here, Criterion due) {
            Criterion both = new Criterion.All(List.of(here, due));
            return store.read(session -> session.searches().media(org, both, OptionalLong.empty(), STRETCH));
        }

        Outlook outlook() {
            return new Outlook(entry.rule(), due, soon, sample);
        }
    }
}
