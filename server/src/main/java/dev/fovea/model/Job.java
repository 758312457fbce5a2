package dev.fovea.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One picture to be read with one version of a pattern. States only move forward: queued, processing, then one of the
 * two final ones, which never change.
 *
 * @param number order of arrival
 * @param engine lane that runs it, e.g. {@code ocr}
 * @param input where the picture is
 * @param progress 0 to 100, never falling
 * @param attempts how often a worker took it and was not stopped by ourselves
 * @param metadata as given with the call
 * @param webhookUrl told of this job
 * @param vocabulary of the key that made it
 */
public record Job(
        JobId id,
        long number,
        OrgId org,
        PatternId pattern,
        int patternVersion,
        String engine,
        Priority priority,
        Input input,
        State state,
        int progress,
        int attempts,
        Value.Members metadata,
        Optional<String> webhookUrl,
        Vocabulary vocabulary,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Extraction> extraction,
        Optional<Failure> failure) {

    /** How far a job is. */
    public enum State {
        QUEUED,
        PROCESSING,
        COMPLETED,
        FAILED;

        /** Whether it never changes again. */
        public boolean isFinal() {
            return this == COMPLETED || this == FAILED;
        }
    }

    /** Which jobs go first. */
    public enum Priority {
        NORMAL,
        HIGH
    }

    /**
     * Where the picture is: an address that the job fetches, a stored medium, or both once it was fetched.
     *
     * @param url set when the client named an address
     * @param media set once the picture is stored
     */
    public record Input(Optional<String> url, Optional<MediaId> media) {}

    /** Why a job failed, in words for the client. */
    public record Failure(Code code, String message) {}

    /** Why a job failed (seed imggo, Job Failed; contract imggo.md §6). */
    public enum Code {
        INVALID_IMAGE,
        LOW_IMAGE_QUALITY,
        IMAGE_TOO_LARGE,
        EXTRACTION_FAILED,
        TIMEOUT,
        CANCELLED,
        BUDGET_EXCEEDED,
        INTERNAL_ERROR
    }

    /** What a finished job needed, ms of wall time from its start. */
    public long processingMillis() {
        return startedAt
                .flatMap(start -> finishedAt.map(end -> Math.max(0, end.toEpochMilli() - start.toEpochMilli())))
                .orElse(0L);
    }

    /** The text of warnings of its extraction. */
    public List<String> warnings() {
        return extraction.map(Extraction::warnings).orElse(List.of());
    }
}
