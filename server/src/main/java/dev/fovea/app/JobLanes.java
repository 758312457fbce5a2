package dev.fovea.app;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.extract.FetchJobImage;
import dev.fovea.core.extract.RunJobs;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.work.LeaseWorkers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** Extraction jobs while it is open: a lane with hands of its own for each engine, so that a slow one starves no other. */
final class JobLanes implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    private final List<LeaseWorkers<Jobs.Claimed>> lanes;

    /** Starts the lanes over the core. */
    JobLanes(Core core, Settings settings) {
        lanes = core.engines.all().stream()
                .map(engine -> start(core, settings, engine))
                .toList();
    }

    private static LeaseWorkers<Jobs.Claimed> start(Core core, Settings settings, ExtractionEngine engine) {
        RunJobs jobs = new RunJobs(
                core.store,
                core.blobs,
                new FetchJobImage(core.store, core.receivePicture, core.recordImage),
                core.recordImage,
                engine,
                core.jobSignals,
                core.jobPace,
                core.clock,
                new SecureRandom()::nextDouble,
                new RunJobs.Terms(
                        settings.get(FoveaSettings.JOB_TIMEOUT),
                        settings.get(FoveaSettings.JOB_ATTEMPTS),
                        FIRST_RETRY));
        LeaseWorkers<Jobs.Claimed> lane = new LeaseWorkers<>(
                jobs,
                new LeaseWorkers.Terms(engine.concurrency(), settings.get(FoveaSettings.JOB_LEASE), POLL, DRAIN),
                core.ids.ulid(),
                core.clock);
        core.jobSignals.onQueued(engine.id(), lane::wake);
        return lane;
    }

    /** Lets jobs in hand finish for a moment, then gives them back, so that they are taken at once after the start. */
    @Override
    public void close() {
        lanes.forEach(LeaseWorkers::close);
    }
}
