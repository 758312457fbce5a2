package dev.fovea.core.port;

import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.AuditFilter;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What was done and must be answered for; appended in the transaction of the deed. */
public interface AuditLog {
    /**
     * Appends an entry to the log of the actor's organisation.
     *
     * @param action thing and verb, e.g. {@code image.deleted}
     * @param subject id of the thing
     * @param details JSON object, without secrets
     */
    void append(Actor actor, String action, String subject, String details, Instant now);

    /** Entries with a number below {@code before}, newest first. */
    default List<AuditEntry> list(OrgId org, OptionalLong before, int limit) {
        return list(org, AuditFilter.ALL, before, limit);
    }

    /** Entries that pass the filter with a number below {@code before}, newest first. */
    List<AuditEntry> list(OrgId org, AuditFilter filter, OptionalLong before, int limit);
}
