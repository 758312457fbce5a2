package dev.fovea.core.collect;

import dev.fovea.core.ingest.CloseBatches;
import dev.fovea.core.ingest.ReviewImage;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Selection;
import dev.fovea.model.search.Criterion;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Batches made by hand and filled, and batches of any kind closed, renamed, removed. Images always stay. */
public final class BatchAdministration {
    /** What one filter may put into a batch within a call. */
    public static final int MOST_FOUND = 10_000;

    private final Store store;
    private final FilterReader filters;
    private final MediaSearch search;
    private final CloseBatches close;
    private final ReviewImage review;
    private final Ids ids;
    private final Clock clock;

    /** Over the given store. */
    public BatchAdministration(
            Store store,
            FilterReader filters,
            MediaSearch search,
            CloseBatches close,
            ReviewImage review,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.filters = filters;
        this.search = search;
        this.close = close;
        this.review = review;
        this.ids = ids;
        this.clock = clock;
    }

    /** A batch of these images; {@code NotFound(IMAGE)} when one of them is not there. */
    public AnyBatch create(OrgId org, String name, Collection<MediaId> images) {
        return store.inTransaction(session -> create(session, org, name, images));
    }

    private AnyBatch create(Store.Session session, OrgId org, String name, Collection<MediaId> images) {
        Selection selection = gather(session, org, new BatchId(ids.uuid()), name, images, clock.instant());
        return BatchList.get(session, org, selection.id());
    }

    static Selection gather(
            Store.Session session, OrgId org, BatchId id, String name, Collection<MediaId> images, Instant now) {
        requireAll(session, org, images);
        Selection selection = session.selections().add(org, id, name, now);
        int _ = session.selections().put(selection, images, now);
        return selection;
    }

    private static void requireAll(Store.Session session, OrgId org, Collection<MediaId> images) {
        images.forEach(image -> Found.orMissing(session.media().find(org, image), Thing.IMAGE, image));
    }

    /**
     * A batch of all images that a filter finds.
     *
     * @throws FoveaException {@code Invalid} when it cannot be understood or finds more than {@link #MOST_FOUND}
     */
    public AnyBatch create(OrgId org, String name, String q) {
        Criterion criterion = filters.read(q);
        if (search.count(org, criterion, MOST_FOUND + 1L) > MOST_FOUND) {
            throw new FoveaException(FoveaError.Invalid.of(
                    "q", "q finds more than " + MOST_FOUND + " images; make a dataset of it, or narrow it"));
        }
        Selection selection = store.inTransaction(
                session -> session.selections().add(org, new BatchId(ids.uuid()), name, clock.instant()));
        search.each(org, criterion, OptionalLong.empty(), block -> put(selection, block));
        return store.read(session -> BatchList.get(session, org, selection.id()));
    }

    private void put(Selection selection, List<Media> block) {
        List<MediaId> images = block.stream().map(Media::id).toList();
        int _ = store.inTransaction(session -> session.selections().put(selection, images, clock.instant()));
    }

    /**
     * How many images came into a batch and went out of it.
     *
     * @param batch as it is now
     */
    public record Moved(AnyBatch batch, int added, int removed) {}

    /**
     * Puts images into an open batch made by hand and takes others out; those that it has, or has not, stay as they are.
     *
     * @throws FoveaException {@code NotFound}, {@code Conflict(STATE)} for a batch of another kind or a closed one
     */
    public Moved move(OrgId org, BatchId id, Collection<MediaId> in, Collection<MediaId> out) {
        return store.inTransaction(session -> {
            Selection selection = open(session, org, id);
            requireAll(session, org, in);
            int added = session.selections().put(selection, in, clock.instant());
            int removed = session.selections().take(selection, out);
            return new Moved(BatchList.get(session, org, id), added, removed);
        });
    }

    private static Selection open(Store.Session session, OrgId org, BatchId id) {
        return switch (BatchList.get(session, org, id)) {
            case AnyBatch.Automatic _ -> throw Found.state("A batch of a source is filled by its source alone");
            case AnyBatch.HandMade(Selection selection)
            when selection.status() == Batch.Status.COMPLETE -> throw Found.state("The batch is closed");
            case AnyBatch.HandMade(Selection selection) -> selection;
        };
    }

    /** Closes a batch now; one that is closed stays as it is. */
    public AnyBatch close(OrgId org, BatchId id) {
        AnyBatch batch = store.read(session -> BatchList.get(session, org, id));
        switch (batch) {
            case AnyBatch.Automatic _ -> close.close(org, id);
            case AnyBatch.HandMade _ -> closeHandMade(org, id);
        }
        return store.read(session -> BatchList.get(session, org, id));
    }

    private void closeHandMade(OrgId org, BatchId id) {
        store.inTransaction(session -> {
            Optional<Selection> selection =
                    session.selections().find(org, id).filter(found -> found.status() == Batch.Status.COLLECTING);
            selection.ifPresent(found -> {
                session.selections().close(found, clock.instant());
                CollectionEvents.complete(session, found, clock.instant());
            });
            return selection;
        });
    }

    /** Gives a batch another name. */
    public AnyBatch rename(OrgId org, BatchId id, String name) {
        AnyBatch batch = store.read(session -> BatchList.get(session, org, id));
        switch (batch) {
            case AnyBatch.Automatic _ -> review.describe(org, id, Optional.of(name), Optional.empty());
            case AnyBatch.HandMade(Selection selection) ->
                store.inTransaction(session -> {
                    session.selections().rename(selection, name);
                    return selection;
                });
        }
        return store.read(session -> BatchList.get(session, org, id));
    }

    /** Removes a batch; one that collects must be closed first, so that no image is on its way into it. */
    public void delete(Actor actor, BatchId id) {
        store.inTransaction(session -> {
            AnyBatch batch = BatchList.get(session, actor.org(), id);
            switch (batch) {
                case AnyBatch.Automatic _ -> {
                    if (!session.batches().delete(actor.org(), id)) {
                        throw Found.state("The batch still collects; close it first");
                    }
                }
                case AnyBatch.HandMade(Selection selection) ->
                    session.selections().delete(selection);
            }
            session.audit().append(actor, "batch.deleted", id.toString(), "{}", clock.instant());
            return batch;
        });
    }
}
