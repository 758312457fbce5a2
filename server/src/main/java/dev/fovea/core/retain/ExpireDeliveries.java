package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes deliveries and their attempts once they have had their time, except those that are still to be attempted. What is
 * held for a disabled webhook goes too: nobody enabled it in all that time.
 */
public final class ExpireDeliveries {
    private static final int ROUND = 500;
    private final Store store;
    private final Clock clock;
    private final Duration keep;

    /**
     * Over the given store.
     *
     * @param keep how long after its making a delivery stays; zero keeps all for good
     */
    public ExpireDeliveries(Store store, Clock clock, Duration keep) {
        this.store = store;
        this.clock = clock;
        this.keep = keep;
    }

    /** Removes what is due; returns how many deliveries went. */
    public int expire() {
        if (keep.isZero()) {
            return 0;
        }
        Instant before = clock.instant().minus(keep);
        int all = 0;
        int removed;
        do {
            removed = store.inTransaction(session -> session.deliveries().deleteCreatedBefore(before, ROUND));
            all += removed;
        } while (removed > 0);
        return all;
    }
}
