package dev.fovea.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.http.RateLimits.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a caller has left, to the second. */
class RateLimitsTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private final HandClock clock = new HandClock();
    private final RateLimits limits = RateLimits.perMinute(60, clock);

    /** Stands still until it is moved. */
    private static final class HandClock extends Clock {
        private Instant now = START;

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Allowance take(int times) {
        Allowance last = limits.untouched();
        for (int i = 0; i < times; i++) {
            last = limits.take("a");
        }
        return last;
    }

    @Test
    void each_request_takes_one_and_the_rest_is_back_a_second_later_each() {
        assertThat(take(1)).isEqualTo(new Allowance(true, 60, 59, START.plusSeconds(1), Duration.ZERO));
        assertThat(take(9)).isEqualTo(new Allowance(true, 60, 50, START.plusSeconds(10), Duration.ZERO));
    }

    @Test
    void the_last_of_a_burst_is_granted_and_the_next_one_is_told_how_long_to_wait() {
        assertThat(take(60)).isEqualTo(new Allowance(true, 60, 0, START.plusSeconds(60), Duration.ZERO));
        assertThat(take(1)).isEqualTo(new Allowance(false, 60, 0, START.plusSeconds(60), Duration.ofSeconds(1)));
    }

    @Test
    void a_refused_request_takes_nothing() {
        take(90);
        clock.move(Duration.ofSeconds(1));
        assertThat(take(1).granted()).isTrue();
        assertThat(take(1).granted()).isFalse();
    }

    @Test
    void the_allowance_fills_up_steadily_and_not_beyond_its_size() {
        take(60);
        clock.move(Duration.ofSeconds(15));
        assertThat(take(1).remaining()).isEqualTo(14);
        clock.move(Duration.ofHours(1));
        assertThat(take(1).remaining()).isEqualTo(59);
    }

    @Test
    void callers_do_not_share_an_allowance() {
        take(60);
        assertThat(limits.take("b").remaining()).isEqualTo(59);
    }

    @Test
    void whoever_has_been_silent_longest_is_forgotten_when_there_are_too_many() {
        take(60);
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.take("caller " + i).granted()).isTrue();
        }
        assertThat(limits.take("a").remaining()).as("a starts anew").isEqualTo(59);
        assertThat(limits.take("caller 9999").remaining())
                .as("the latest is known")
                .isEqualTo(58);
    }

    @Test
    void without_a_limit_everything_is_granted_and_the_usual_allowance_is_shown() {
        RateLimits off = RateLimits.off(600, clock);
        for (int i = 0; i < 1000; i++) {
            assertThat(off.take("a")).isEqualTo(new Allowance(true, 600, 600, START, Duration.ZERO));
        }
    }
}
