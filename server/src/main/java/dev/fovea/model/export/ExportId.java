package dev.fovea.model.export;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identity of an export, spelled {@code exp_<uuid>}. */
public record ExportId(UUID uuid) {
    private static final String PREFIX = "exp_";
    private static final Pattern FORM = Pattern.compile("exp_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads {@code exp_<uuid>}; empty when the text is not of that form. */
    public static Optional<ExportId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new ExportId(UUID.fromString(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + uuid;
    }
}
