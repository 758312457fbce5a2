package dev.fovea.model;

import java.util.Optional;
import java.util.UUID;

/** Identity of a batch, spelled {@code batch_<uuid>} (seed acusight upload, Response). */
public record BatchId(UUID uuid) {
    private static final String PREFIX = "batch_";

    /** Reads {@code batch_<uuid>}; empty when the text is not of that form. */
    public static Optional<BatchId> parse(String text) {
        return PrefixedUuid.parse(PREFIX, text).map(BatchId::new);
    }

    @Override
    public String toString() {
        return PREFIX + uuid;
    }
}
