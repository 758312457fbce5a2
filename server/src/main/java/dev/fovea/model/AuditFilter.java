package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the audit log are wanted; what is empty does not restrict.
 *
 * @param from at or after
 * @param until before
 */
public record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until) {
    /** Every entry. */
    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
