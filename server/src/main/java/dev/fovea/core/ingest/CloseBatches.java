package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Closes batches: by hand, and those whose timeout has passed. */
public final class CloseBatches {
    private static final int ROUND = 1000;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public CloseBatches(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Closes a collecting batch; one that is closed stays as it is. */
    public void close(OrgId org, BatchId id) {
        store.inTransaction(session -> close(session, org, id, Batch.CloseReason.MANUAL));
    }

    /** Closes every batch whose source has been quiet, or whose window has passed, by its own policy. */
    public void closeOverdue() {
        Instant now = clock.instant();
        for (Batch batch :
                store.read(session -> session.batches().listCollecting(now.minus(SHORTEST_TIMEOUT), ROUND))) {
            store.inTransaction(session -> closeIfDue(session, batch, now));
        }
    }

    /** Looks again inside the transaction, since an image may have joined the batch meanwhile. */
    private Optional<Batch> closeIfDue(Store.Session session, Batch seen, Instant now) {
        IntakePolicy policy = session.policies().intake(seen.org(), seen.source());
        return session.batches()
                .find(seen.org(), seen.id())
                .filter(batch -> batch.status() == Batch.Status.COLLECTING)
                .flatMap(batch -> reason(batch, policy, now))
                .flatMap(reason -> close(session, seen.org(), seen.id(), reason));
    }

    /** Why the batch is due to close at {@code now}, if it is. */
    static Optional<Batch.CloseReason> reason(Batch batch, IntakePolicy policy, Instant now) {
        if (!policy.autoClose()) {
            return Optional.empty();
        }
        return switch (policy.timeoutMode()) {
            case IDLE ->
                batch.lastImageAt().plus(policy.batchTimeout()).isAfter(now)
                        ? Optional.empty()
                        : Optional.of(Batch.CloseReason.IDLE);
            case WINDOW ->
                batch.openedAt().plus(policy.batchTimeout()).isAfter(now)
                        ? Optional.empty()
                        : Optional.of(Batch.CloseReason.WINDOW);
        };
    }

    private Optional<Batch> close(Store.Session session, OrgId org, BatchId id, Batch.CloseReason reason) {
        Instant now = clock.instant();
        Optional<Batch> closed = session.batches().close(org, id, reason, now);
        closed.ifPresent(batch -> BatchEvents.complete(session, batch, now));
        return closed;
    }
}
