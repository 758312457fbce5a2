package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportId;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Exports that are written to files, by whichever node is free. */
public interface Exports {
    /** An export to be written. */
    record NewExport(ExportId id, OrgId org, ExportOrder order, Snapshot snapshot, Instant expiresAt) {}

    /** An export in a worker's hand. */
    record Claimed(Lease lease, Export export) {}

    /** Queues an export, to be taken at once. */
    Export add(NewExport export, Instant now);

    /** An export of the organisation. */
    Optional<Export> find(OrgId org, ExportId id);

    /** Exports with a number below {@code before}, newest first. */
    List<Export> list(OrgId org, OptionalLong before, int limit);

    /** How many exports of the organisation there are, whatever their state. */
    long count(OrgId org);

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(Instant now);

    /** Takes exports, those first that have waited longest. */
    List<Claimed> claim(String worker, Instant now, Instant until, int limit);

    /** Moves the end of the lease; false when it was lost. */
    boolean extend(Lease lease, Instant until);

    /** Gives the export back, to be taken from {@code dueAt}; false when the lease was lost. */
    boolean release(Lease lease, Instant dueAt);

    /** Notes how many images are written. */
    void progress(Lease lease, long images);

    /** Ends the export well; false when the lease was lost. */
    boolean complete(Lease lease, Export.Finished finished, Instant now);

    /** Ends the export badly; false when the lease was lost. */
    boolean fail(Lease lease, String reason, Instant now);

    /** Removes an export, whoever works on it; false when it was gone. */
    boolean delete(OrgId org, ExportId id);

    /** Removes exports whose time is over; returns how many. */
    int expire(Instant now, int limit);
}
