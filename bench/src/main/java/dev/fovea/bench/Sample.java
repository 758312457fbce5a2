package dev.fovea.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured of equal calls.
 *
 * @param nanos how long each took, in nanoseconds, ascending
 * @param elapsed how long all of them took
 */
record Sample(List<Long> nanos, Duration elapsed) {
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    Sample {
        nanos = nanos.stream().sorted().toList();
    }

    /** Both measurements as one. */
    Sample and(Sample other) {
        return new Sample(Stream.concat(nanos.stream(), other.nanos.stream()).toList(), elapsed.plus(other.elapsed));
    }

    int count() {
        return nanos.size();
    }

    double perSecond() {
        return count() * NANOS_PER_SECOND / elapsed.toNanos();
    }

    /** The time in milliseconds that this share of the calls did not exceed. */
    double percentileMs(double share) {
        int rank = (int) Math.ceil(share * count()) - 1;
        return nanos.get(Math.max(0, rank)) / NANOS_PER_MS;
    }

    /** A time spread over the calls, in milliseconds a call. */
    double msEach(Duration time) {
        return time.toNanos() / NANOS_PER_MS / count();
    }

    /** The usual two percentiles in words. */
    String latency() {
        return Report.number(percentileMs(0.5)) + " / " + Report.number(percentileMs(0.99)) + " ms";
    }
}
