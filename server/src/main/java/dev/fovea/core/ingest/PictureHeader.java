package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;

/** What the reader of one format found, before any limit is applied. */
sealed interface PictureHeader {
    /** Sizes in pixels, unchecked: zero, negative and absurd values are possible. */
    record Found(PictureFormat format, long width, long height, int orientation, boolean truncated)
            implements PictureHeader {}

    /** The file begins like the format but its header cannot be read; {@code reason} is a phrase. */
    record Broken(String reason) implements PictureHeader {}
}
