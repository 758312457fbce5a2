package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import dev.fovea.model.Organisation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes detection runs on the clock of their recordings (seed hub, Lifecycle of a detection run, step 4). */
public final class ExpireRuns {
    private static final int ROUND = 500;
    private final Store store;
    private final Clock clock;
    private final Duration keep;

    /**
     * Over the given store.
     *
     * @param keep how long after the end of its recording a run stays; zero keeps runs for good
     */
    public ExpireRuns(Store store, Clock clock, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.keep = keep;
    }

    /** Removes what is due; returns how many runs went. */
    public int expire() {
        if (keep.isZero()) {
            return 0;
        }
        Instant before = clock.instant().minus(keep);
        List<Organisation> organisations =
                store.read(session -> session.organisations().list());
        return organisations.stream().mapToInt(org -> expire(org, before)).sum();
    }

    private int expire(Organisation org, Instant before) {
        int all = 0;
        int removed;
        do {
            removed = store.inTransaction(session -> session.runs().expire(org.id(), before, ROUND));
            all += removed;
        } while (removed == ROUND);
        return all;
    }
}
