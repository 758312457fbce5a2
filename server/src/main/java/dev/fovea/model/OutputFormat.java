package dev.fovea.model;

import java.util.Locale;
import java.util.Optional;

/** How a pattern wants its result written. */
public enum OutputFormat {
    JSON,
    YAML,
    XML,
    CSV,
    TEXT;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a word names, empty for any other word. */
    public static Optional<OutputFormat> of(String word) {
        for (OutputFormat format : values()) {
            if (format.word().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
