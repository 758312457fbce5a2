package dev.fovea.core.extract;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes how far a job is, in few steps: not every percent is worth a transaction. */
final class JobProgress implements ExtractionEngine.Progress {
    private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);
    private static final int STEP = 10;
    private static final int MOST = 99;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Store store;
    private final Lease lease;
    private final Clock clock;
    private int noted;
    private Instant notedAt;

    JobProgress(Store store, Lease lease, int noted, Clock clock) {
        this.store = store;
        this.lease = lease;
        this.clock = clock;
        this.noted = noted;
        this.notedAt = clock.instant();
    }

    @Override
    public void reached(int percent) {
        if (worthNoting(Math.min(percent, MOST))) {
            note(Math.min(percent, MOST));
        }
    }

    private synchronized boolean worthNoting(int percent) {
        Instant now = clock.instant();
        boolean worth = percent >= noted + STEP && !now.isBefore(notedAt.plus(PAUSE));
        if (worth) {
            noted = percent;
            notedAt = now;
        }
        return worth;
    }

    /** Nothing depends on it, so a failure does not end the reading. */
    private void note(int percent) {
        try {
            store.inTransaction(session -> {
                session.jobs().progress(lease, percent);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("the progress of {} could not be noted", lease, e);
        }
    }
}
