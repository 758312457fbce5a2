package dev.fovea.dialect.fovea;

import dev.fovea.model.RetentionRule;
import dev.fovea.model.RetentionRule.Content;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Body of a rule of retention: whole when it is new, of a change only what is to change.
 *
 * @param confirm how many media the caller expects the rule to take now
 */
record RuleBody(Content content, OptionalLong confirm) {
    private static final int LAST_PLACE = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Set<String> MEMBERS = Set.of("name", "order", "q", "age", "keep_for", "enabled", "confirm");
    private static final Content NEW = new Content("", 100, "", RetentionRule.Age.RECEIVED, Optional.empty(), true);

    /** A new rule. */
    static RuleBody created(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        var _ = fields.requiredText("name");
        if (!fields.names("keep_for")) {
            fields.problem("missing", "keep_for", "is required: a time such as 30d, or null to keep for good");
        }
        return read(fields, NEW);
    }

    /** A change of a rule. */
    static RuleBody changed(byte[] body, Content before) {
        return read(FoveaFields.body(body), before);
    }

    private static RuleBody read(FoveaFields fields, Content before) {
        fields.refuseOthers(MEMBERS);
        Optional<Duration> keepFor = keepFor(fields, before);
        OptionalLong place = fields.size("order", LAST_PLACE);
        Content content = new Content(
                name(fields, before),
                place.isPresent() ? Math.toIntExact(place.getAsLong()) : before.place(),
                fields.text("q").orElse(before.query()),
                fields.word("age", RetentionRule.Age.class).orElse(before.age()),
                keepFor,
                fields.flag("enabled").orElse(before.enabled()));
        OptionalLong confirm = fields.count("confirm");
        fields.check();
        return new RuleBody(content, confirm);
    }

    private static String name(FoveaFields fields, Content before) {
        String name = fields.text("name").orElse(before.name());
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            fields.problem("value_error", "name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static Optional<Duration> keepFor(FoveaFields fields, Content before) {
        if (!fields.names("keep_for")) {
            return before.keepFor();
        }
        Optional<String> text = fields.text("keep_for");
        Optional<Duration> time = text.flatMap(RuleBody::time);
        if (text.isPresent() && time.isEmpty()) {
            fields.problem("value_error", "keep_for", "must be a time such as 12h or 30d, or null to keep for good");
        }
        return time;
    }

    private static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        return Optional.of(time).filter(Duration::isPositive);
    }

    /** The time as it is spelled, in the largest unit that fits. */
    static String spelled(Duration time) {
        long seconds = time.toSeconds();
        for (String unit : new String[] {"86400d", "3600h", "60m"}) {
            long size = Long.parseLong(unit.substring(0, unit.length() - 1));
            if (seconds % size == 0) {
                return String.format(Locale.ROOT, "%d%s", seconds / size, unit.substring(unit.length() - 1));
            }
        }
        return seconds + "s";
    }
}
