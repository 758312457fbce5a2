package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import dev.fovea.core.replay.Replays;
import java.time.Clock;
import java.time.Instant;

/** Removes kept answers that no repetition can get any more (contract imggo.md §8). */
public final class ForgetAnswers {
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public ForgetAnswers(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Removes what is due; returns how many answers went. */
    public int forget() {
        Instant before = clock.instant().minus(Replays.KEPT);
        int all = 0;
        int removed;
        do {
            removed = store.inTransaction(session -> session.replayLog().deleteBefore(before));
            all += removed;
        } while (removed > 0);
        return all;
    }
}
