package dev.fovea.model.export;

import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/**
 * An export that is written to a file, which then can be fetched in parts until it expires.
 *
 * @param number of the row
 * @param imagesDone images written so far
 * @param finished what came of it, once it is ready
 * @param failure why there is none, once that is certain
 */
public record Export(
        ExportId id,
        long number,
        OrgId org,
        State state,
        ExportOrder order,
        Snapshot snapshot,
        long imagesDone,
        Optional<Finished> finished,
        Optional<String> failure,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Instant expiresAt) {

    /** How far it is. */
    public enum State {
        QUEUED,
        WRITING,
        READY,
        FAILED
    }

    /**
     * The file.
     *
     * @param sha256 of the whole file, 64 lower-case hex digits
     * @param bytes size of the file
     */
    public record Finished(Manifest manifest, String sha256, long bytes) {}
}
