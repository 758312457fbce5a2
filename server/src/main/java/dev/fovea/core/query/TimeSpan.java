package dev.fovea.core.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time; what has no offset is UTC.
 *
 * @param from first instant, included
 * @param until end, excluded
 */
record TimeSpan(Optional<Instant> from, Optional<Instant> until) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})([smhdw])");
    private static final String NOW = "now";
    private static final int LENGTH_OF_MINUTE = "2026-11-01T08:00".length();

    /** The span that a time names: a year, month, day, minute, second or instant; {@code now} and {@code now-6h}. */
    static Optional<TimeSpan> of(String text, Instant now) {
        return text.startsWith(NOW) ? relative(text.substring(NOW.length()), now) : absolute(text);
    }

    /** {@code 30s}, {@code 15m}, {@code 24h}, {@code 7d}, {@code 2w}. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default -> Duration.ofDays(7L * count);
                });
    }

    boolean isBackwards() {
        return from.isPresent() && until.isPresent() && from.get().isAfter(until.get());
    }

    private static Optional<TimeSpan> relative(String rest, Instant now) {
        if (rest.isEmpty()) {
            return Optional.of(moment(now, Duration.ofMillis(1)));
        }
        return rest.startsWith("-")
                ? duration(rest.substring(1)).map(back -> moment(now.minus(back), Duration.ofMillis(1)))
                : Optional.empty();
    }

    private static Optional<TimeSpan> absolute(String text) {
        try {
            return Optional.of(parsed(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static TimeSpan parsed(String text) {
        if (text.matches("[0-9]{4}")) {
            return days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}")) {
            return days(
                    YearMonth.parse(text).atDay(1),
                    YearMonth.parse(text).plusMonths(1).atDay(1));
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
        }
        if (!text.matches("[0-9]{4}-.*")) {
            throw new DateTimeException("no year of four digits");
        }
        boolean offset = text.matches(".*(Z|z|[+-][0-9]{2}:[0-9]{2})");
        Instant instant = offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return moment(instant.truncatedTo(ChronoUnit.MILLIS), grain(text));
    }

    /** As fine as the text says it: a minute, a second, a millisecond. */
    private static Duration grain(String text) {
        String time = text.replaceAll("(Z|z|[+-][0-9]{2}:[0-9]{2})$", "");
        if (time.length() == LENGTH_OF_MINUTE) {
            return Duration.ofMinutes(1);
        }
        return time.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1);
    }

    private static TimeSpan days(LocalDate first, LocalDate end) {
        return new TimeSpan(Optional.of(start(first)), Optional.of(start(end)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static TimeSpan moment(Instant at, Duration grain) {
        return new TimeSpan(Optional.of(at), Optional.of(at.plus(grain)));
    }
}
