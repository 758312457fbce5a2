package dev.fovea.core.collect;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.model.Actor;
import dev.fovea.model.BatchId;
import dev.fovea.model.Dataset;
import dev.fovea.model.DatasetId;
import dev.fovea.model.DatasetVersion;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.QueryId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Datasets and their versions: made, changed, listed, removed. Unknown ones are {@code NotFound(DATASET)}. */
public final class DatasetAdministration {
    private final Store store;
    private final FilterReader filters;
    private final Ids ids;
    private final Clock clock;

    /** Over the given store. */
    public DatasetAdministration(Store store, FilterReader filters, Ids ids, Clock clock) {
        this.store = store;
        this.filters = filters;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a dataset is made of. */
    public sealed interface Origin {
        /** Images that a filter finds. */
        record OfFilter(String q) implements Origin {}

        /** Images that a saved query finds, in its words of now. */
        record OfQuery(QueryId query) implements Origin {}

        /** Images of a batch of any kind. */
        record OfBatch(BatchId batch) implements Origin {}

        /** These images; they are put into a batch made by hand, of the dataset's name. */
        record OfImages(List<MediaId> images) implements Origin {
            public OfImages {
                images = List.copyOf(images);
            }
        }
    }

    /**
     * Makes a dataset.
     *
     * @param draft what it is called and how it is shared out; what it is made of comes from {@code origin}
     * @throws dev.fovea.error.FoveaException {@code Conflict(NAME_TAKEN)}; {@code NotFound} for a query, a batch or an image
     *     that is not there; {@code Invalid} for a filter that cannot be understood
     */
    public Dataset create(OrgId org, Dataset.Draft draft, Origin origin, String owner) {
        return store.inTransaction(session -> {
            DatasetId id = new DatasetId(ids.uuid());
            if (session.datasets().taken(org, draft.name(), id)) {
                throw Found.nameTaken(draft.name());
            }
            return session.datasets()
                    .add(org, id, madeOf(session, org, draft, origin), owner, clock.instant())
                    .orElseThrow(() -> Found.nameTaken(draft.name()));
        });
    }

    private Dataset.Draft madeOf(Store.Session session, OrgId org, Dataset.Draft draft, Origin origin) {
        return switch (origin) {
            case Origin.OfFilter(String q) -> {
                var _ = filters.read(q);
                yield draft.madeOf(q);
            }
            case Origin.OfQuery(QueryId query) ->
                draft.madeOf(Found.orMissing(session.savedQueries().find(org, query), Thing.QUERY, query)
                        .content()
                        .q());
            case Origin.OfBatch(BatchId batch) -> {
                var _ = BatchList.get(session, org, batch);
                yield draft.madeOf(batch);
            }
            case Origin.OfImages(List<MediaId> images) ->
                draft.madeOf(BatchAdministration.gather(
                                session, org, new BatchId(ids.uuid()), draft.name(), images, clock.instant())
                        .id());
        };
    }

    /** A dataset. */
    public Dataset get(OrgId org, DatasetId id) {
        return store.read(session -> found(session, org, id));
    }

    /** A page of datasets, newest first. */
    public Page<Dataset> page(OrgId org, OptionalLong before, int limit) {
        List<Dataset> rows = store.read(session -> session.datasets().list(org, before, limit + 1));
        return Blocks.page(rows, limit, Dataset::number);
    }

    /**
     * Changes what the function changes, and with an origin what later versions are made of.
     *
     * @throws dev.fovea.error.FoveaException as {@link #create}
     */
    public Dataset change(OrgId org, DatasetId id, UnaryOperator<Dataset.Draft> change, Optional<Origin> origin) {
        return store.inTransaction(session -> {
            Dataset dataset = found(session, org, id);
            Dataset.Draft changed = change.apply(dataset.content());
            if (session.datasets().taken(org, changed.name(), id)) {
                throw Found.nameTaken(changed.name());
            }
            Dataset.Draft draft =
                    origin.map(made -> madeOf(session, org, changed, made)).orElse(changed);
            return session.datasets().change(dataset, draft, clock.instant()).orElseThrow(Found::changedMeanwhile);
        });
    }

    /** Removes a dataset with all its versions; the bytes of its images stay if anything else needs them. */
    public void delete(Actor actor, DatasetId id) {
        store.inTransaction(session -> {
            Dataset dataset = found(session, actor.org(), id);
            session.datasets().delete(dataset);
            String details =
                    new ObjectText().text("name", dataset.content().name()).end();
            session.audit().append(actor, "dataset.deleted", id.toString(), details, clock.instant());
            return dataset;
        });
    }

    /** Asks for the next version, which is then being frozen; the one that is, if there is one. */
    public DatasetVersion freeze(OrgId org, DatasetId id, String author) {
        return store.inTransaction(
                session -> session.datasets().start(found(session, org, id), author, clock.instant()));
    }

    /** A version. */
    public DatasetVersion version(OrgId org, DatasetId id, int version) {
        return store.read(session -> version(session, org, id, version));
    }

    /** A frozen version; {@code Conflict(STATE)} when it is not. */
    public DatasetVersion frozen(OrgId org, DatasetId id, int version) {
        DatasetVersion found = version(org, id, version);
        if (found.state() != DatasetVersion.State.FROZEN) {
            throw Found.state("Version " + version + " is not frozen"
                    + found.failure().map(reason -> ": " + reason).orElse(" yet"));
        }
        return found;
    }

    /** A page of versions, newest first. */
    public Page<DatasetVersion> versions(OrgId org, DatasetId id, OptionalLong before, int limit) {
        List<DatasetVersion> rows =
                store.read(session -> session.datasets().versions(found(session, org, id), before, limit + 1));
        return Blocks.page(rows, limit, DatasetVersion::version);
    }

    /** How much of a version lies in which part. */
    public List<DatasetVersion.Count> counts(DatasetVersion version) {
        return store.read(session -> session.datasets().counts(version));
    }

    /** Removes a version, also one that is being frozen. */
    public void delete(Actor actor, DatasetId id, int version) {
        store.inTransaction(session -> {
            DatasetVersion found = version(session, actor.org(), id, version);
            session.datasets().delete(found);
            String details = new ObjectText()
                    .raw("version", Integer.toString(version))
                    .text("sha256", found.sha256().orElse(null))
                    .end();
            session.audit().append(actor, "dataset.version_deleted", id.toString(), details, clock.instant());
            return found;
        });
    }

    private static Dataset found(Store.Session session, OrgId org, DatasetId id) {
        return Found.orMissing(session.datasets().find(org, id), Thing.DATASET, id);
    }

    private static DatasetVersion version(Store.Session session, OrgId org, DatasetId id, int version) {
        return Found.orMissing(
                session.datasets().version(found(session, org, id), version),
                Thing.DATASET,
                id + " version " + version);
    }
}
