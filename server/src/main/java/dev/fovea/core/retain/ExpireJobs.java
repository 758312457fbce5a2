package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes finished jobs a while after they were made; their pictures stay (contract imggo.md §6, Retention). */
public final class ExpireJobs {
    private static final int ROUND = 500;
    private final Store store;
    private final Clock clock;
    private final Duration keep;

    /**
     * Over the given store.
     *
     * @param keep how long after it was made a finished job stays; zero keeps jobs for good
     */
    public ExpireJobs(Store store, Clock clock, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.keep = keep;
    }

    /** Removes what is due; returns how many jobs went. */
    public int expire() {
        if (keep.isZero()) {
            return 0;
        }
        Instant before = clock.instant().minus(keep);
        int all = 0;
        int removed;
        do {
            removed = store.inTransaction(session -> session.jobs().deleteCreatedBefore(before, ROUND));
            all += removed;
        } while (removed == ROUND);
        return all;
    }
}
