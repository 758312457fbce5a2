package dev.fovea.core.export;

import dev.fovea.core.port.Store;
import dev.fovea.model.Actor;
import dev.fovea.model.OrgId;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.Manifest;
import dev.fovea.model.export.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/** Sends an export while it is written; nothing of it is kept but a line in the audit log. */
public final class StreamExport {
    private final Store store;
    private final WriteExport write;
    private final Clock clock;

    /** Over the given store. */
    public StreamExport(Store store, WriteExport write, Clock clock) {
        this.store = store;
        this.write = write;
        this.clock = clock;
    }

    /** Freezes what is here now, and notes who takes it. */
    public Snapshot begin(Actor actor, ExportOrder order) {
        Snapshot snapshot = write.snapshot(actor.org(), order.scope());
        return store.inTransaction(session -> {
            String details =
                    "{\"format\":\"%s\",\"before\":%d}".formatted(order.format().word(), snapshot.before());
            session.audit().append(actor, "export.streamed", order.format().word(), details, clock.instant());
            return snapshot;
        });
    }

    /**
     * Sends it.
     *
     * @throws IOException when the receiver went away or the storage failed
     */
    public Manifest send(OrgId org, ExportOrder order, Snapshot snapshot, OutputStream out) throws IOException {
        return write.write(org, order, snapshot, out, _ -> {});
    }
}
