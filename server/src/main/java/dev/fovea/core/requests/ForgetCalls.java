package dev.fovea.core.requests;

import dev.fovea.core.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets calls, and before that what was sent by those that were refused. */
public final class ForgetCalls {
    private final Store store;
    private final Clock clock;
    private final Duration calls;
    private final Duration bodies;

    /**
     * Forgets in the store.
     *
     * @param calls how long a call is kept
     * @param bodies how long its body is
     */
    public ForgetCalls(Store store, Clock clock, Duration calls, Duration bodies) {
        this.store = store;
        this.clock = clock;
        this.calls = calls;
        this.bodies = bodies;
    }

    /** Forgets what is due; returns of how many calls. */
    public int forget() {
        Instant now = clock.instant();
        int all = 0;
        int gone;
        do {
            gone = store.inTransaction(session -> session.apiCalls().deleteBefore(now.minus(calls))
                    + session.apiCalls().forgetBodiesBefore(now.minus(bodies)));
            all += gone;
        } while (gone > 0);
        return all;
    }
}
