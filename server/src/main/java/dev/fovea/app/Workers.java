package dev.fovea.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server does by itself from time to time. */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LOGIN_FAILURES = Duration.ofHours(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("workers").factory());

    /** Starts the rounds over the core. */
    Workers(Core core) {
        every(Duration.ofSeconds(10), "close batches", () -> {
            core.closeBatches.closeOverdue();
            return true;
        });
        every(Duration.ofSeconds(30), "note last uses", () -> {
            core.lastUses.flush();
            return true;
        });
        every(Duration.ofMinutes(1), "collect announced objects", () -> {
            core.collectAnnounced.collectAll();
            return true;
        });
        every(Duration.ofMinutes(10), "expire runs", core.expireRuns::expire);
        every(Duration.ofMinutes(10), "expire deliveries", core.expireDeliveries::expire);
        every(
                Duration.ofHours(1),
                "forget failed logins",
                () -> core.store.inTransaction(session -> {
                    session.loginAttempts().prune(core.clock.instant().minus(LOGIN_FAILURES));
                    return true;
                }));
        every(Duration.ofHours(6), "sweep blobs", core.sweepBlobs::sweep);
    }

    private void every(Duration period, String name, Callable<?> work) {
        var _ = timer.scheduleWithFixedDelay(
                () -> run(name, work), period.toSeconds(), period.toSeconds(), TimeUnit.SECONDS);
    }

    /** A round that fails is logged and tried again; it never ends the rounds. */
    private static void run(String name, Callable<?> work) {
        try {
            var result = work.call();
            LOG.debug("{}: {}", name, result);
        } catch (Exception e) {
            LOG.warn("{} failed, will be tried again", name, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
