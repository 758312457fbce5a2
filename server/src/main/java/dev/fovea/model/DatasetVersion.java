package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version of a dataset: being frozen, or frozen and never changed again.
 *
 * @param number of the row
 * @param version 1, 2, 3 …
 * @param items images taken so far
 * @param leftOut images that were found and not taken: their bytes are not here, or a person keeps them out of every split
 * @param sha256 hash of the manifest, once frozen
 * @param manifestBytes size of the manifest in bytes, once frozen
 * @param failure why it cannot be frozen
 * @param author who asked for it
 */
public record DatasetVersion(
        long number,
        DatasetId dataset,
        OrgId org,
        int version,
        State state,
        long items,
        long leftOut,
        Optional<String> sha256,
        OptionalLong manifestBytes,
        Optional<String> failure,
        String author,
        Instant createdAt,
        Optional<Instant> frozenAt) {

    /** How far it is. */
    public enum State {
        FREEZING,
        FROZEN,
        FAILED
    }

    /**
     * How much of a version lies in one part.
     *
     * @param label of the boxes; empty for all images of the part, also those without boxes
     * @param images images of the part with such a box
     * @param boxes such boxes
     */
    public record Count(Review.Split split, Optional<String> label, long images, long boxes) {}
}
