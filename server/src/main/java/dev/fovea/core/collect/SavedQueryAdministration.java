package dev.fovea.core.collect;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.QueryId;
import dev.fovea.model.SavedQuery;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Filters kept under a name: made, changed, listed, removed. Unknown ones are {@code NotFound(QUERY)}. */
public final class SavedQueryAdministration {
    private static final long MOST_COUNTED = 100_000;
    private final Store store;
    private final FilterReader filters;
    private final MediaSearch search;
    private final Ids ids;
    private final Clock clock;

    /**
     * How many images a query finds.
     *
     * @param exact false when there are more than were counted
     */
    public record Count(long count, boolean exact) {}

    /** Over the given store. */
    public SavedQueryAdministration(Store store, FilterReader filters, MediaSearch search, Ids ids, Clock clock) {
        this.store = store;
        this.filters = filters;
        this.search = search;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a query.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid} for a filter that cannot be understood,
     *     {@code Conflict(NAME_TAKEN)}
     */
    public SavedQuery create(OrgId org, SavedQuery.Draft draft, String owner) {
        var _ = filters.read(draft.q());
        return store.inTransaction(session -> session.savedQueries()
                .add(org, new QueryId(ids.uuid()), draft, owner, clock.instant())
                .orElseThrow(() -> Found.nameTaken(draft.name())));
    }

    /** A query. */
    public SavedQuery get(OrgId org, QueryId id) {
        return store.read(session -> found(session, org, id));
    }

    /** A page of queries, newest first. */
    public Page<SavedQuery> page(OrgId org, OptionalLong before, int limit) {
        List<SavedQuery> rows = store.read(session -> session.savedQueries().list(org, before, limit + 1));
        return Blocks.page(rows, limit, SavedQuery::number);
    }

    /**
     * Changes what the function changes.
     *
     * @throws dev.fovea.error.FoveaException as {@link #create}
     */
    public SavedQuery change(OrgId org, QueryId id, UnaryOperator<SavedQuery.Draft> change) {
        return store.inTransaction(session -> {
            SavedQuery query = found(session, org, id);
            SavedQuery.Draft draft = change.apply(query.content());
            var _ = filters.read(draft.q());
            if (session.savedQueries().taken(org, draft.name(), id)) {
                throw Found.nameTaken(draft.name());
            }
            return session.savedQueries().change(query, draft, clock.instant()).orElseThrow(Found::changedMeanwhile);
        });
    }

    /** Removes a query; datasets that were made from it keep its words. */
    public void delete(OrgId org, QueryId id) {
        store.inTransaction(session -> {
            SavedQuery query = found(session, org, id);
            session.savedQueries().delete(query);
            return query;
        });
    }

    /** How many images the query finds now. */
    public Count count(OrgId org, QueryId id) {
        long counted = search.count(org, filters.read(get(org, id).content().q()), MOST_COUNTED + 1);
        return new Count(Math.min(counted, MOST_COUNTED), counted <= MOST_COUNTED);
    }

    private static SavedQuery found(Store.Session session, OrgId org, QueryId id) {
        return Found.orMissing(session.savedQueries().find(org, id), Thing.QUERY, id);
    }
}
