package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An image or recording. Every image is a recording of one frame whose {@code mediaKey} is its {@code storageKey}.
 *
 * @param number the integer spelling of the id, also the order of arrival
 * @param mediaKey unique in the organisation; what detection runs name
 * @param dialect the door it came in by
 * @param endedAt end of a recording
 * @param differenceHash 64-bit dHash of the picture, once computed
 * @param similarTo the earlier picture that this one nearly repeats
 * @param extra JSON object of what the sender added and nothing interprets
 * @param keep set while it must not go
 */
public record Media(
        MediaId id,
        long number,
        OrgId org,
        MediaKind kind,
        String mediaKey,
        String storageKey,
        String filename,
        String name,
        Optional<SourceId> source,
        Content content,
        Frame frame,
        CapturedAt capturedAt,
        Optional<Instant> endedAt,
        Instant receivedAt,
        String dialect,
        Optional<LocationId> location,
        Optional<BatchId> batch,
        OptionalLong differenceHash,
        Optional<MediaId> similarTo,
        Review review,
        String extra,
        Optional<Keep> keep) {

    /** The 24-digit spelling, the Hub's {@code analysisId}. */
    public HexId hexId() {
        return HexId.of(receivedAt, number);
    }
}
