package dev.fovea.store;

import dev.fovea.model.IntakePolicy;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The switches that make up an {@link IntakePolicy}, by the names of acusight.md §6. */
final class IntakeSettings {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd]?)");

    private IntakeSettings() {}

    /**
     * The policy with one switch changed; other names leave it as it is.
     *
     * @throws IllegalArgumentException when the switch cannot have that value
     */
    static IntakePolicy with(IntakePolicy policy, String name, String value) {
        return switch (name) {
            case "batch_timeout" -> timeout(policy, duration(value));
            case "batch_max_images" -> maxImages(policy, Integer.parseInt(value));
            case "auto_close" -> autoClose(policy, flag(value));
            case "batch_timeout_mode" -> mode(policy, word(IntakePolicy.TimeoutMode.class, value));
            case "duplicate_policy" -> duplicates(policy, word(IntakePolicy.Duplicates.class, value));
            case "near_duplicate" -> nearDuplicates(policy, word(IntakePolicy.NearDuplicates.class, value));
            default -> policy;
        };
    }

    private static IntakePolicy timeout(IntakePolicy policy, Duration timeout) {
        return new IntakePolicy(
                timeout,
                policy.batchMaxImages(),
                policy.autoClose(),
                policy.timeoutMode(),
                policy.duplicates(),
                policy.nearDuplicates());
    }

    private static IntakePolicy maxImages(IntakePolicy policy, int maxImages) {
        if (maxImages < 1) {
            throw new IllegalArgumentException("a batch holds at least one image");
        }
        return new IntakePolicy(
                policy.batchTimeout(),
                maxImages,
                policy.autoClose(),
                policy.timeoutMode(),
                policy.duplicates(),
                policy.nearDuplicates());
    }

    private static IntakePolicy autoClose(IntakePolicy policy, boolean autoClose) {
        return new IntakePolicy(
                policy.batchTimeout(),
                policy.batchMaxImages(),
                autoClose,
                policy.timeoutMode(),
                policy.duplicates(),
                policy.nearDuplicates());
    }

    private static IntakePolicy mode(IntakePolicy policy, IntakePolicy.TimeoutMode mode) {
        return new IntakePolicy(
                policy.batchTimeout(),
                policy.batchMaxImages(),
                policy.autoClose(),
                mode,
                policy.duplicates(),
                policy.nearDuplicates());
    }

    private static IntakePolicy duplicates(IntakePolicy policy, IntakePolicy.Duplicates duplicates) {
        return new IntakePolicy(
                policy.batchTimeout(),
                policy.batchMaxImages(),
                policy.autoClose(),
                policy.timeoutMode(),
                duplicates,
                policy.nearDuplicates());
    }

    private static IntakePolicy nearDuplicates(IntakePolicy policy, IntakePolicy.NearDuplicates nearDuplicates) {
        return new IntakePolicy(
                policy.batchTimeout(),
                policy.batchMaxImages(),
                policy.autoClose(),
                policy.timeoutMode(),
                policy.duplicates(),
                nearDuplicates);
    }

    /** Reads {@code PT30M}, {@code 30m}, or seconds; above zero. */
    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        Duration duration = matcher.matches() ? shortDuration(matcher) : isoDuration(text);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("not a time to wait: " + text);
        }
        return duration;
    }

    private static Duration shortDuration(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    private static Duration isoDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a duration: " + text, e);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + text);
        };
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
