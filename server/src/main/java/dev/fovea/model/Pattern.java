package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to read from a picture and how to answer.
 *
 * @param number order of creation
 * @param version of {@code content}, from 1
 * @param webhookUrl told of every job of this pattern
 * @param metadata as given, at most 16 KB
 * @param deletedAt once deleted it is found by its jobs only
 */
public record Pattern(
        PatternId id,
        long number,
        OrgId org,
        String name,
        Status status,
        Mode mode,
        int version,
        PatternContent content,
        Optional<String> webhookUrl,
        Value.Members metadata,
        Statistics statistics,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> deletedAt) {

    /** Whether jobs are taken; archived patterns refuse them. */
    public enum Status {
        ACTIVE,
        DRAFT,
        ARCHIVED
    }

    /** Whether a call waits for its job (contracts, decision 8). */
    public enum Mode {
        AUTO,
        SYNC,
        ASYNC
    }

    /**
     * What its jobs came to.
     *
     * @param requests accepted ingests
     * @param processingMillis summed over completed jobs
     */
    public record Statistics(long requests, long completed, long failed, long processingMillis) {
        /** Of a fresh pattern. */
        public static final Statistics NONE = new Statistics(0, 0, 0, 0);

        /** Mean over completed jobs, ms; empty when there is none. */
        public OptionalLong meanProcessingMillis() {
            return completed == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.round((double) processingMillis / completed));
        }
    }

    /** One version of a pattern's content. */
    public record Version(int number, PatternContent content, Instant createdAt) {}
}
