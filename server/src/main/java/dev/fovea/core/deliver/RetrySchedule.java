package dev.fovea.core.deliver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a delivery that failed is attempted again: six attempts in all, after 0 s, 30 s, 2 min, 10 min, 30 min and 1 h
 * (contract imggo.md §7), each wait up to a tenth shorter or longer so that receivers are not hit in step.
 */
public final class RetrySchedule {
    /** Attempts after which a delivery has failed. */
    static final int ATTEMPTS = 6;

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));
    private static final double SPREAD = 0.1;

    private final DoubleSupplier chance;

    /**
     * A schedule.
     *
     * @param chance evenly spread from 0 to 1
     */
    public RetrySchedule(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * How long to wait before the next attempt; empty when there is none.
     *
     * @param made attempts made so far, from 1
     */
    Optional<Duration> waitAfter(int made) {
        return made < ATTEMPTS ? Optional.of(jittered(WAITS.get(made - 1))) : Optional.empty();
    }

    private Duration jittered(Duration wait) {
        double factor = 1 - SPREAD + 2 * SPREAD * chance.getAsDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
