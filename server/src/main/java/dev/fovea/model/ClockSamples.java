package dev.fovea.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a source's clock goes, from the times at which it says that pictures were taken. A picture arrives after it was
 * taken, so the least difference between the two, over a while, is what the clock is ahead or, to be more careful, what
 * the quickest transfer took less what it is ahead.
 *
 * @param since when the current window began
 * @param current samples of the current window
 * @param earlier samples of the window before
 * @param future pictures said to be taken more than a day after they arrived; they are no samples
 */
public record ClockSamples(Optional<Instant> since, Window current, Window earlier, int future) {
    /** No sample yet. */
    public static final ClockSamples NONE = new ClockSamples(Optional.empty(), Window.EMPTY, Window.EMPTY, 0);

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int FULL = 20;
    private static final int ENOUGH = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final long RIGHT_MILLIS = 10_000;

    /**
     * Samples of a while.
     *
     * @param leastMillis least of received minus captured
     */
    public record Window(int samples, long leastMillis) {
        /** Without samples. */
        public static final Window EMPTY = new Window(0, 0);

        Window with(long millis) {
            return new Window(samples + 1, samples == 0 ? millis : Math.min(millis, leastMillis));
        }
    }

    /** How far the estimate can be trusted. */
    public enum Confidence {
        /** Few samples. */
        LOW,
        /** The clock seems to be behind; or all pictures come late, which looks the same. */
        MEDIUM,
        /** Right to seconds, or ahead: a picture cannot arrive before it is taken. */
        HIGH
    }

    /** Whether a time lies more than a day after the picture arrived (unified-model.md §6.7). */
    public static boolean isFuture(Instant captured, Instant received) {
        return captured.isAfter(received.plus(DAY));
    }

    /** With another picture; one that comes more than a day late tells nothing. */
    public ClockSamples with(Instant captured, Instant received) {
        if (isFuture(captured, received)) {
            return new ClockSamples(since, current, earlier, future + 1);
        }
        if (captured.isBefore(received.minus(DAY))) {
            return this;
        }
        long millis = Duration.between(captured, received).toMillis();
        boolean full = current.samples >= FULL
                && since.filter(begin -> !begin.plus(WINDOW).isAfter(received)).isPresent();
        if (full) {
            return new ClockSamples(Optional.of(received), Window.EMPTY.with(millis), current, future);
        }
        return new ClockSamples(since.or(() -> Optional.of(received)), current.with(millis), earlier, future);
    }

    /** How many pictures the estimate stands on. */
    public int samples() {
        return current.samples + earlier.samples;
    }

    /** Milliseconds that the clock is ahead, negative when it is behind; empty without a sample. */
    public OptionalLong skewMillis() {
        if (current.samples == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                -(earlier.samples == 0 ? current.leastMillis : Math.min(current.leastMillis, earlier.leastMillis)));
    }

    /** How far {@link #skewMillis} can be trusted. */
    public Confidence confidence() {
        if (samples() < ENOUGH) {
            return Confidence.LOW;
        }
        return skewMillis().orElse(0) < -RIGHT_MILLIS ? Confidence.MEDIUM : Confidence.HIGH;
    }
}
