package dev.fovea.core.extract;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long the jobs of each engine took lately on this node: a moving mean, for estimates only. */
public final class JobPace {
    /** Assumed of an engine that has not finished a job yet. */
    private static final Duration FIRST_GUESS = Duration.ofSeconds(1);

    /** Weight of the latest job. */
    private static final double LATEST = 0.2;

    private final Map<String, Double> meanMillis = new ConcurrentHashMap<>();

    /** Notes a finished job. */
    void took(String engine, Duration time) {
        double millis = (double) time.toMillis();
        meanMillis.merge(engine, millis, (mean, latest) -> mean + LATEST * (latest - mean));
    }

    /**
     * How long a job that is queued now will take until it is done.
     *
     * @param ahead jobs that wait before it
     * @param concurrency how many run at once
     */
    Duration estimate(String engine, long ahead, int concurrency) {
        double mean = meanMillis.getOrDefault(engine, (double) FIRST_GUESS.toMillis());
        double rounds = 1 + (double) ahead / concurrency;
        return Duration.ofMillis(Math.round(mean * rounds));
    }
}
