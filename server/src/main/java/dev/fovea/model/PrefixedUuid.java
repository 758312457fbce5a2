package dev.fovea.model;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids that are a word and a UUID. */
final class PrefixedUuid {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private PrefixedUuid() {}

    static Optional<UUID> parse(String prefix, String text) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        String uuid = text.substring(prefix.length());
        return UUID_FORM.matcher(uuid).matches() ? Optional.of(UUID.fromString(uuid)) : Optional.empty();
    }
}
