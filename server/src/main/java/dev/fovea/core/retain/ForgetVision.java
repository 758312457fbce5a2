package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Forgets what vision needed for a while: answers that served again, and what was spent on days long past. */
public final class ForgetVision {
    private static final int SPENDING_DAYS = 90;

    private final Store store;
    private final Clock clock;
    private final Duration cache;

    /**
     * Over the given store.
     *
     * @param cache how long an answer serves again
     */
    public ForgetVision(Store store, Clock clock, Duration cache) {
        this.store = store;
        this.clock = clock;
        this.cache = cache;
    }

    /** Forgets what has had its time; returns how many rows went. */
    public int forget() {
        Instant now = clock.instant();
        LocalDate lastDay = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(SPENDING_DAYS);
        return store.inTransaction(session ->
                session.budgets().deleteBefore(lastDay) + session.answers().deleteKeptBefore(now.minus(cache)));
    }
}
