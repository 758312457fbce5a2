package dev.fovea.model;

import java.time.Instant;
import java.util.List;

/**
 * A stored run with the recording it belongs to.
 *
 * @param origin dialect by which the run came
 */
public record DetectionRun(
        long number,
        OrgId org,
        long mediaNumber,
        String mediaKey,
        String deviceId,
        CapturedAt recordedAt,
        RunContent content,
        String origin,
        List<String> warnings,
        Instant createdAt,
        Instant updatedAt) {
    public DetectionRun {
        warnings = List.copyOf(warnings);
    }

    /** The 24-digit spelling of the id. */
    public HexId hexId() {
        return HexId.of(createdAt, number);
    }
}
