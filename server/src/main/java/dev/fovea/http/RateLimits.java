package dev.fovea.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests each caller may make: an allowance that fills up steadily and can be used at once when it is full.
 * Counted on this node only. Callers that have been silent longest are forgotten when there are too many, so that memory
 * stays bounded; a forgotten caller starts with a full allowance.
 */
public final class RateLimits {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 10_000;

    private final long perMinute;
    private final boolean counting;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    private RateLimits(long perMinute, boolean counting, Clock clock) {
        this.perMinute = perMinute;
        this.counting = counting;
        this.clock = clock;
    }

    /** Grants {@code perMinute} requests a minute, all of them at once after a silent minute. */
    public static RateLimits perMinute(long perMinute, Clock clock) {
        return new RateLimits(perMinute, true, clock);
    }

    /** Grants everything and shows an untouched allowance of {@code shown}. */
    public static RateLimits off(long shown, Clock clock) {
        return new RateLimits(shown, false, clock);
    }

    /**
     * What a caller has left.
     *
     * @param granted whether this request may go on
     * @param limit requests a minute
     * @param remaining requests that may follow at once
     * @param resetsAt when the whole allowance is there again
     * @param retryAfter how long until the next request is granted; zero when it would be now
     */
    public record Allowance(boolean granted, long limit, long remaining, Instant resetsAt, Duration retryAfter) {}

    /** Counts a request of the caller. */
    public Allowance take(String caller) {
        if (!counting) {
            return untouched();
        }
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return new Allowance(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                clock.instant().plusNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** An allowance from which nothing was taken, for requests that are not counted. */
    public Allowance untouched() {
        return new Allowance(true, perMinute, perMinute, clock.instant(), Duration.ZERO);
    }

    private synchronized Bucket bucket(String caller) {
        return buckets.computeIfAbsent(caller, _ -> fullBucket());
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    /** The server's clock in the library's terms. */
    private record ClockMeter(Clock clock) implements TimeMeter {
        private static final long NANOS_PER_MILLI = 1_000_000;

        @Override
        public long currentTimeNanos() {
            return clock.millis() * NANOS_PER_MILLI;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
