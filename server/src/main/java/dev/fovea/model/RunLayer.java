package dev.fovea.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored run in short: what a list of layers shows, without its boxes.
 *
 * @param number order of first submission
 * @param revision 1 as first submitted, one more with each replacement
 * @param tracks how many
 * @param boxes how many over all tracks
 * @param rejected how many boxes were not stored
 * @param labels of its boxes, sorted
 * @param origin dialect by which it came
 */
public record RunLayer(
        long number,
        int revision,
        String task,
        @Nullable String displayName,
        RunSource source,
        String schemaVersion,
        CoordinateSpace space,
        BoxForm form,
        int tracks,
        long boxes,
        int rejected,
        List<String> labels,
        List<String> warnings,
        String origin,
        Instant createdAt,
        Instant updatedAt) {
    /** Copies the lists. */
    public RunLayer {
        labels = List.copyOf(labels);
        warnings = List.copyOf(warnings);
    }
}
