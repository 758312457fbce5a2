package dev.fovea.core.export;

import dev.fovea.core.port.Exports;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportId;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Queues an export that is written to a file. What it holds is frozen now. */
public final class RequestExport {
    /** Kept exports cost disk; who wants more deletes some. */
    private static final long MOST_KEPT = 50;

    private final Store store;
    private final WriteExport write;
    private final Ids ids;
    private final Clock clock;
    private final Duration keep;

    /**
     * Over the given store.
     *
     * @param keep how long an export can be fetched, from now on
     */
    public RequestExport(Store store, WriteExport write, Ids ids, Clock clock, Duration keep) {
        this.store = store;
        this.write = write;
        this.ids = ids;
        this.clock = clock;
        this.keep = keep;
    }

    /**
     * Queues it.
     *
     * @throws FoveaException with {@code Conflict(STATE)} when too many are kept
     */
    public Export request(Actor actor, ExportOrder order) {
        Snapshot snapshot = write.snapshot(actor.org(), order.scope());
        ExportId id = new ExportId(ids.uuid());
        return store.inTransaction(session -> {
            if (session.exports().count(actor.org()) >= MOST_KEPT) {
                throw new FoveaException(new FoveaError.Conflict(
                        FoveaError.Clash.STATE, "There are " + MOST_KEPT + " exports already; delete some", Map.of()));
            }
            Instant now = clock.instant();
            session.audit().append(actor, "export.created", id.toString(), details(order), now);
            return session.exports().add(new Exports.NewExport(id, actor.org(), order, snapshot, now.plus(keep)), now);
        });
    }

    private static String details(ExportOrder order) {
        return "{\"format\":\"%s\",\"images\":\"%s\"}"
                .formatted(order.format().word(), order.images().word());
    }
}
