package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.AuditFilter;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The log of what was done and must be answered for. */
public final class AuditQueries {
    private final Store store;
    private final Clock clock;

    /** Reads from the store. */
    public AuditQueries(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Entries of the organisation, newest first. */
    public Page<AuditEntry> page(OrgId org, AuditFilter filter, OptionalLong before, int limit) {
        List<AuditEntry> found = store.read(session -> session.audit().list(org, filter, before, limit + 1));
        return found.size() > limit
                ? new Page<>(
                        found.subList(0, limit),
                        Optional.of(Long.toString(found.get(limit - 1).number())))
                : new Page<>(found, Optional.empty());
    }

    /** Notes that the log itself was taken away. */
    public void exported(Actor by) {
        store.inTransaction(session -> {
            session.audit().append(by, "audit.exported", "audit", "{}", clock.instant());
            return by;
        });
    }
}
