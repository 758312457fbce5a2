package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/** Images of one source, collected until the batch is full, falls silent or is closed by hand (acusight.md §6). */
public record Batch(
        BatchId id,
        long number,
        OrgId org,
        SourceId source,
        String name,
        Status status,
        Stage stage,
        int imageCount,
        Instant openedAt,
        Instant lastImageAt,
        Optional<Instant> closedAt,
        Optional<CloseReason> closeReason) {

    /** Whether the batch still takes images. */
    public enum Status {
        COLLECTING,
        COMPLETE
    }

    /** What has become of a closed batch. */
    public enum Stage {
        UNASSIGNED,
        ANNOTATING,
        DATASET
    }

    /** Why a batch was closed. */
    public enum CloseReason {
        FULL,
        IDLE,
        WINDOW,
        MANUAL
    }
}
