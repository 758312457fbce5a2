package dev.fovea.model;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which media to list. Empty members do not restrict.
 *
 * @param before only media whose number is smaller: the cursor
 * @param offset rows to skip
 * @param filenamePart part of the file name, in any case
 * @param labels only media with a box of one of these labels
 */
public record MediaFilter(
        Set<MediaKind> kinds,
        OptionalLong before,
        int offset,
        Optional<SourceId> source,
        Optional<BatchId> batch,
        Optional<Review.AnnotationStatus> status,
        Optional<Review.Split> split,
        Optional<String> filename,
        Optional<String> filenamePart,
        Set<String> labels) {
    public MediaFilter {
        kinds = Set.copyOf(kinds);
        labels = Set.copyOf(labels);
    }

    /** Everything of these kinds. */
    public static MediaFilter ofKinds(Set<MediaKind> kinds) {
        return new MediaFilter(
                kinds,
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }
}
