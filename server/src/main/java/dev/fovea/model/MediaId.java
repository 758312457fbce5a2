package dev.fovea.model;

import java.util.Optional;
import java.util.UUID;

/** Identity of an image or recording, spelled {@code img_<uuid>} (seed acusight upload, Response). */
public record MediaId(UUID uuid) {
    private static final String PREFIX = "img_";

    /** Reads {@code img_<uuid>}; empty when the text is not of that form. */
    public static Optional<MediaId> parse(String text) {
        return PrefixedUuid.parse(PREFIX, text).map(MediaId::new);
    }

    @Override
    public String toString() {
        return PREFIX + uuid;
    }
}
