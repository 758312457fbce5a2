package dev.fovea.engine.vision.chat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Nobody is made to wait longer, whatever the far side says. */
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait from {@code now}; empty when the text is neither. */
    static Optional<Duration> read(String text, Instant now) {
        try {
            Duration wait = text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(bounded(wait));
        } catch (NumberFormatException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
