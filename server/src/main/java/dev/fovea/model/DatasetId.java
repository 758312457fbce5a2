package dev.fovea.model;

import java.util.Optional;
import java.util.UUID;

/** Identity of a dataset, spelled {@code dataset_<uuid>}. */
public record DatasetId(UUID uuid) {
    private static final String PREFIX = "dataset_";

    /** Reads {@code dataset_<uuid>}; empty when the text is not of that form. */
    public static Optional<DatasetId> parse(String text) {
        return PrefixedUuid.parse(PREFIX, text).map(DatasetId::new);
    }

    @Override
    public String toString() {
        return PREFIX + uuid;
    }
}
