package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import java.util.List;
import java.util.Optional;

/** Reads of batches; another organisation's batches do not exist. */
public final class BatchQueries {
    private final Store store;

    /** Over the given store. */
    public BatchQueries(Store store) {
        this.store = store;
    }

    /** The batch of that id. */
    public Batch get(OrgId org, BatchId id) {
        return found(store.read(session -> session.batches().find(org, id)), id.toString());
    }

    /** The batch of that number. */
    public Batch get(OrgId org, long number) {
        return found(store.read(session -> session.batches().find(org, number)), Long.toString(number));
    }

    /** A page of batches, newest first. */
    public Page<Batch> page(OrgId org, BatchFilter filter, int limit) {
        return Pages.of(store.read(session -> session.batches().list(org, filter, limit + 1)), limit, Batch::number);
    }

    /** Batches, newest first, and how many match in all. */
    public MediaQueries.Counted<Batch> count(OrgId org, BatchFilter filter, int limit) {
        return store.read(session -> new MediaQueries.Counted<>(
                session.batches().list(org, filter, limit), session.batches().count(org, filter)));
    }

    /** How many images of the batch are completely labelled. */
    public int annotatedCount(Batch batch) {
        return store.read(session -> session.batches().annotatedCount(batch.id()));
    }

    /** The source of that id. */
    public Optional<Source> source(SourceId id) {
        return store.read(session -> session.sources().find(id));
    }

    /** The sources of an organisation that call themselves {@code externalId}. */
    public List<Source> sources(OrgId org, String externalId) {
        return store.read(session -> session.sources().list(org)).stream()
                .filter(source -> source.externalId().equals(externalId))
                .toList();
    }

    private static Batch found(Optional<Batch> batch, String id) {
        return batch.orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.BATCH, id)));
    }
}
