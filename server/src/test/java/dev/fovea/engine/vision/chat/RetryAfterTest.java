package dev.fovea.engine.vision.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a busy server asks to wait. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void seconds_and_dates_are_understood() {
        assertThat(RetryAfter.read("90", NOW)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.read("Fri, 1 May 2026 12:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void nobody_waits_for_the_past_or_for_days() {
        assertThat(RetryAfter.read("Fri, 1 May 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("999999", NOW)).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "99999999999999999999", "1.5"})
    void anything_else_says_nothing(String text) {
        assertThat(RetryAfter.read(text, NOW)).isEmpty();
    }
}
