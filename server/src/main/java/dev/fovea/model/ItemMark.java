package dev.fovea.model;

import java.util.Optional;

/**
 * What tells an image of a dataset from itself at another time.
 *
 * @param number the image's number, which orders the items of a version
 * @param contentHash as in {@link DatasetItem}
 * @param split empty when no version has decided it
 */
public record ItemMark(long number, MediaId media, String sha256, String contentHash, Optional<Review.Split> split) {

    /** Whether nothing differs; an undecided split differs from none. */
    public boolean sameAs(ItemMark other) {
        boolean sameSplit = split.isEmpty() || other.split.isEmpty() || split.equals(other.split);
        return sameSplit && contentHash.equals(other.contentHash);
    }
}
