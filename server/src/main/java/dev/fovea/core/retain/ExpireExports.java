package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import java.time.Clock;

/** Removes exports whose time is over; their files go with the next sweep. */
public final class ExpireExports {
    private static final int ROUND = 500;
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public ExpireExports(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Removes what is due; returns how many exports went. */
    public int expire() {
        int all = 0;
        int removed;
        do {
            removed = store.inTransaction(session -> session.exports().expire(clock.instant(), ROUND));
            all += removed;
        } while (removed == ROUND);
        return all;
    }
}
