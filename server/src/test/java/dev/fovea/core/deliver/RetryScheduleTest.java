package dev.fovea.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void a_wait_is_a_tenth_shorter_at_least_and_a_tenth_longer_at_most() {
        assertThat(new RetrySchedule(() -> 0).waitAfter(1)).contains(Duration.ofSeconds(27));
        assertThat(new RetrySchedule(() -> 0.5).waitAfter(1)).contains(Duration.ofSeconds(30));
        assertThat(new RetrySchedule(() -> 1).waitAfter(5)).contains(Duration.ofMinutes(66));
    }

    @Test
    void six_attempts_are_all() {
        RetrySchedule schedule = new RetrySchedule(() -> 0.5);
        assertThat(schedule.waitAfter(5)).contains(Duration.ofHours(1));
        assertThat(schedule.waitAfter(6)).isEmpty();
        assertThat(schedule.waitAfter(7)).isEmpty();
    }
}
