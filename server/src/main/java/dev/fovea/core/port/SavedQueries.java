package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.QueryId;
import dev.fovea.model.SavedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Filters kept under a name. */
public interface SavedQueries {
    /** Keeps a query; empty when the organisation has another one of that name. */
    Optional<SavedQuery> add(OrgId org, QueryId id, SavedQuery.Draft draft, String owner, Instant now);

    /** The query of that id in the organisation. */
    Optional<SavedQuery> find(OrgId org, QueryId id);

    /** Whether a query other than {@code id} has that name. */
    boolean taken(OrgId org, String name, QueryId id);

    /** Queries with a number below {@code before}, newest first. */
    List<SavedQuery> list(OrgId org, OptionalLong before, int limit);

    /** Changes the query that was read; empty when somebody else has changed it since. */
    Optional<SavedQuery> change(SavedQuery read, SavedQuery.Draft draft, Instant now);

    /** Removes a query. */
    void delete(SavedQuery query);
}
