package dev.fovea.core.follow;

import dev.fovea.core.follow.EventWatch.Listener;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The log, pulled: whoever goes on where the last answer ended misses no event and sees none twice. */
public final class EventFeed {
    private static final int PORTION = 500;

    /** So many events are looked through for one answer; a rare type may take several answers to be reached. */
    private static final int LOOKED_THROUGH = 10_000;

    private final Store store;
    private final EventWatch watch;
    private final Clock clock;

    /** Over the given store. */
    public EventFeed(Store store, EventWatch watch, Clock clock) {
        this.store = store;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * What a reader asks for.
     *
     * @param after number of the last event that the reader has seen; empty: the end of the log
     * @param patience how long to wait when there is nothing yet
     */
    public record Query(OrgId org, EventFilter filter, OptionalLong after, int limit, Duration patience) {}

    /**
     * Part of the log, oldest first.
     *
     * @param nextAfter from where to go on
     * @param more whether the log goes on behind it already
     */
    public record Portion(List<Event> events, long nextAfter, boolean more) {
        public Portion {
            events = List.copyOf(events);
        }
    }

    /** The next events; waits for the first one when the reader wishes to. */
    public Portion read(Query query) {
        long head = settled(query.org);
        long after = query.after.orElse(head);
        Portion portion = portion(query, after, head);
        return portion.events.isEmpty() && !portion.more && query.patience.isPositive()
                ? await(query, portion)
                : portion;
    }

    /**
     * One event.
     *
     * @throws FoveaException {@code NotFound(EVENT)}
     */
    public Event get(OrgId org, long number) {
        return store.read(session -> session.events().find(org, number))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.EVENT, Long.toString(number))));
    }

    /** Asked for by itself: what waits for writers must not hold them up while it reads. */
    private long settled(OrgId org) {
        return store.read(session -> session.events().settled(org));
    }

    private Portion await(Query query, Portion nothing) {
        Instant end = clock.instant().plus(query.patience);
        Portion portion = nothing;
        try (Listener listener = watch.listen(query.org)) {
            Duration left = query.patience;
            while (portion.events.isEmpty() && left.isPositive() && !listener.ended()) {
                listener.await(portion.nextAfter, left);
                portion = portion(query, portion.nextAfter, listener.head());
                left = Duration.between(clock.instant(), end);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return portion;
    }

    private Portion portion(Query query, long after, long head) {
        List<Event> found = new ArrayList<>();
        long next = after;
        for (int looked = 0; looked < LOOKED_THROUGH; looked += PORTION) {
            long from = next;
            List<Event> events = store.read(session -> session.events().between(query.org, from, head, PORTION));
            for (Event event : events) {
                next = event.number();
                if (query.filter.passes(event)) {
                    found.add(event);
                }
                if (found.size() == query.limit) {
                    return new Portion(found, next, next < head);
                }
            }
            if (events.size() < PORTION) {
                return new Portion(found, Math.max(after, head), false);
            }
        }
        return new Portion(found, next, next < head);
    }
}
