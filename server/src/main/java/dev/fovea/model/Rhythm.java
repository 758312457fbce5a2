package dev.fovea.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a source is usually heard of.
 *
 * @param expected interval that a person has set
 * @param learned estimate from the gaps seen so far; empty before the second sign of life
 * @param gaps how many gaps the estimate stands on
 */
public record Rhythm(Optional<Duration> expected, Optional<Duration> learned, int gaps) {
    /** Of a source that was never heard of. */
    public static final Rhythm UNKNOWN = new Rhythm(Optional.empty(), Optional.empty(), 0);

    private static final int TRUSTED_GAPS = 10;
    private static final int PATIENCE = 3;
    private static final int FORGETTING = 16;
    private static final Duration LEAST_ALLOWANCE = Duration.ofMinutes(5);

    /** Below it a doubling would be forgotten within one burst. */
    private static final Duration LEAST_RAISE = Duration.ofMinutes(3);

    /**
     * The rhythm after another gap. The estimate keeps to the longer ones of the usual gaps, so that a source that sends in
     * bursts is not taken for one that never pauses: time spent in shorter gaps lowers it slowly, a sixteenth of that time.
     * A longer gap raises it at once, but at most to the double or three minutes, so that one outage teaches little.
     */
    public Rhythm after(Duration gap) {
        int counted = Math.min(gaps, Integer.MAX_VALUE - 1) + 1;
        return new Rhythm(
                expected, Optional.of(learned.map(known -> moved(known, gap)).orElse(gap)), counted);
    }

    private static Duration moved(Duration known, Duration gap) {
        if (gap.compareTo(known) > 0) {
            return shorter(gap, longer(known.multipliedBy(2), LEAST_RAISE));
        }
        return longer(gap, known.minus(gap.dividedBy(FORGETTING)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** The same with an interval that a person sets, or with none. */
    public Rhythm expecting(Optional<Duration> interval) {
        return new Rhythm(interval, learned, gaps);
    }

    /** The interval that counts: the one that was set, else the learned one once it stands on enough gaps. */
    public Optional<Duration> interval() {
        return expected.or(() -> learned.filter(_ -> gaps >= TRUSTED_GAPS));
    }

    /**
     * How long the source may be silent before somebody is told: three intervals; of a learned one at least five minutes.
     * Empty while nobody knows how often it should be heard of.
     */
    public Optional<Duration> allowance() {
        return interval()
                .map(interval -> interval.multipliedBy(PATIENCE))
                .map(allowance -> expected.isPresent() ? allowance : longer(allowance, LEAST_ALLOWANCE));
    }
}
