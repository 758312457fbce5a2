package dev.fovea.model;

import java.util.Optional;
import java.util.UUID;

/** Identity of an extraction job, a plain UUID (seed imggo, Jobs). */
public record JobId(UUID uuid) {
    private static final int LENGTH = 36;

    /** Reads a UUID in its canonical spelling of 36 characters; empty for any other text. */
    public static Optional<JobId> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JobId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
