package dev.fovea.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which batches to list. Empty members do not restrict.
 *
 * @param before only batches whose number is smaller: the cursor
 * @param offset rows to skip
 */
public record BatchFilter(
        OptionalLong before,
        int offset,
        Optional<SourceId> source,
        Optional<Batch.Status> status,
        Optional<Batch.Stage> stage) {
    /** No restriction. */
    public static final BatchFilter ALL =
            new BatchFilter(OptionalLong.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());
}
