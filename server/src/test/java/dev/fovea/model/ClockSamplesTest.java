package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.ClockSamples.Confidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the times of pictures tell of a source's clock. */
class ClockSamplesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    /** Pictures every half minute, each on its way for as long as chance has it, but at least for a second. */
    private static ClockSamples pictures(ClockSamples before, Instant start, int count, Duration ahead) {
        Random transfer = new Random(7);
        ClockSamples samples = before;
        for (int i = 0; i < count; i++) {
            Instant taken = start.plusSeconds(30L * i);
            samples = samples.with(taken.plus(ahead), taken.plusMillis(1000 + transfer.nextInt(20_000)));
        }
        return samples;
    }

    @Property
    void an_error_of_the_clock_is_found_but_for_the_quickest_transfer(
            @ForAll @IntRange(min = -80_000, max = 80_000) int seconds) {
        Duration ahead = Duration.ofSeconds(seconds);
        long skew = pictures(ClockSamples.NONE, START, 100, ahead).skewMillis().orElseThrow();
        assertThat(ahead.toMillis() - skew).isBetween(1000L, 4000L);
    }

    @Test
    void what_is_ahead_is_certain_and_what_is_behind_may_come_late() {
        assertThat(pictures(ClockSamples.NONE, START, 5, Duration.ofHours(1)).confidence())
                .isEqualTo(Confidence.LOW);
        assertThat(pictures(ClockSamples.NONE, START, 20, Duration.ofHours(1)).confidence())
                .isEqualTo(Confidence.HIGH);
        assertThat(pictures(ClockSamples.NONE, START, 20, Duration.ZERO).confidence())
                .isEqualTo(Confidence.HIGH);
        assertThat(pictures(ClockSamples.NONE, START, 20, Duration.ofHours(-1)).confidence())
                .isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_clock_that_was_set_right_is_believed_after_two_windows() {
        ClockSamples wrong = pictures(ClockSamples.NONE, START, 200, Duration.ofHours(1));
        ClockSamples later = pictures(wrong, START.plus(Duration.ofHours(2)), 400, Duration.ZERO);
        assertThat(later.skewMillis().orElseThrow()).isBetween(-4000L, -1000L);
    }

    @Test
    void days_ahead_are_counted_and_days_late_tell_nothing() {
        ClockSamples odd = ClockSamples.NONE
                .with(START.plus(Duration.ofHours(25)), START)
                .with(START.minus(Duration.ofDays(3)), START);
        assertThat(odd.skewMillis()).isEmpty();
        assertThat(odd.future()).isEqualTo(1);
        assertThat(ClockSamples.isFuture(START.plus(Duration.ofHours(24)), START))
                .isFalse();
        assertThat(ClockSamples.isFuture(START.plus(Duration.ofHours(24)).plusMillis(1), START))
                .isTrue();
    }
}
