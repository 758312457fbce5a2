package dev.fovea.model;

import java.util.Optional;
import java.util.UUID;

/** Identity of a saved query, spelled {@code query_<uuid>}. */
public record QueryId(UUID uuid) {
    private static final String PREFIX = "query_";

    /** Reads {@code query_<uuid>}; empty when the text is not of that form. */
    public static Optional<QueryId> parse(String text) {
        return PrefixedUuid.parse(PREFIX, text).map(QueryId::new);
    }

    @Override
    public String toString() {
        return PREFIX + uuid;
    }
}
