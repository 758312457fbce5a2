package dev.fovea.app;

import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.work.Housekeeping;
import dev.fovea.core.work.Housekeeping.Chore;
import dev.fovea.core.work.Lane;
import dev.fovea.core.work.LeaseWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server does by itself: the jobs of every engine, housekeeping, and what only this node can do. */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LOGIN_FAILURES = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int CHORES_AT_ONCE = 2;
    private static final int VERSIONS_AT_ONCE = 2;

    private final Core core;
    private final String node;
    private final Duration lease;
    private final Duration drain;
    private final List<LeaseWorkers<?>> lanes = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("workers").factory());

    /**
     * Starts to work.
     *
     * @param lease how long the work of a node that died waits for another
     * @param drain how long a stop waits for work in hand before it interrupts it
     */
    Workers(Core core, Duration lease, Duration drain) {
        this.core = core;
        this.node = core.ids.ulid();
        this.lease = lease;
        this.drain = drain;
        core.engines.all().forEach(this::runJobsOf);
        start(core.runExports, 1);
        start(new Housekeeping(core.store, core.clock, chores(core)), CHORES_AT_ONCE);
        start(core.freezeVersions, VERSIONS_AT_ONCE);
        every(Duration.ofSeconds(5), "look at the disk", core.watermark::tell);
        every(Duration.ofSeconds(30), "note last uses", core.lastUses::flush);
    }

    private void runJobsOf(ExtractionEngine engine) {
        LeaseWorkers<?> workers = start(core.runJobs(engine), engine.concurrency());
        core.jobSignals.onQueued(engine.id(), workers::wake);
    }

    private <T> LeaseWorkers<T> start(Lane<T> lane, int concurrency) {
        LeaseWorkers.Terms terms = new LeaseWorkers.Terms(concurrency, lease, POLL, drain);
        LeaseWorkers<T> workers = new LeaseWorkers<>(lane, terms, node, core.clock);
        lanes.add(workers);
        return workers;
    }

    private static List<Chore> chores(Core core) {
        return List.of(
                new Chore("close batches", Duration.ofSeconds(10), () -> {
                    core.closeBatches.closeOverdue();
                    return true;
                }),
                new Chore("notice silence", Duration.ofSeconds(10), core.noticeSilence::notice),
                new Chore("collect announced objects", Duration.ofMinutes(1), () -> {
                    core.collectAnnounced.collectAll();
                    return true;
                }),
                new Chore("apply rules of retention", Duration.ofMinutes(10), core.applyRules::apply),
                new Chore("expire runs", Duration.ofMinutes(10), core.expireRuns::expire),
                new Chore("expire deliveries", Duration.ofMinutes(10), core.expireDeliveries::expire),
                new Chore("expire exports", Duration.ofMinutes(10), core.expireExports::expire),
                new Chore("expire jobs", Duration.ofMinutes(10), core.expireJobs::expire),
                new Chore(
                        "forget failed logins",
                        Duration.ofHours(1),
                        () -> core.store.inTransaction(session -> {
                            session.loginAttempts().prune(core.clock.instant().minus(LOGIN_FAILURES));
                            return true;
                        })),
                new Chore("forget kept answers", Duration.ofHours(1), core.forgetAnswers::forget),
                new Chore("forget what vision needed", Duration.ofHours(1), core.forgetVision::forget),
                new Chore("clear deleted datasets", Duration.ofMinutes(1), core.clearDatasets::clear),
                new Chore("forget calls", Duration.ofMinutes(10), core.forgetCalls::forget),
                new Chore("sweep blobs", Duration.ofHours(6), core.sweepBlobs::sweep),
                new Chore("sweep thumbnails", Duration.ofHours(6), core.sweepDerivatives::sweep));
    }

    private void every(Duration period, String name, Runnable work) {
        var _ = timer.scheduleWithFixedDelay(
                () -> run(name, work), period.toSeconds(), period.toSeconds(), TimeUnit.SECONDS);
    }

    /** A round that fails is logged and tried again; it never ends the rounds. */
    private static void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed, will be tried again", name, e);
        }
    }

    /** Stops all lanes at once, so that the slowest one decides how long it takes. */
    @Override
    public void close() {
        timer.shutdownNow();
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.forEach(lane -> closing.execute(lane::close));
        }
    }
}
