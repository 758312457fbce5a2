package dev.fovea.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of media that match. Of all enabled rules of an organisation, the first that matches a medium decides about
 * it, so that an exception stands before the rule that it is an exception of.
 */
public record RetentionRule(
        UUID id,
        long number,
        OrgId org,
        Content content,
        Instant createdAt,
        Instant updatedAt,
        Optional<LastRun> lastRun) {

    /** From when the age of a medium counts. */
    public enum Age {
        RECEIVED,
        CAPTURED
    }

    /**
     * What somebody wrote.
     *
     * @param name unique in the organisation
     * @param place order of the rules, smallest first
     * @param query filter; an empty one matches everything
     * @param keepFor age at which media go; empty keeps them for good
     */
    public record Content(String name, int place, String query, Age age, Optional<Duration> keepFor, boolean enabled) {}

    /**
     * What the rule did when it was applied last.
     *
     * @param bytes of the pictures that went
     */
    public record LastRun(Instant at, long deleted, long bytes) {}
}
