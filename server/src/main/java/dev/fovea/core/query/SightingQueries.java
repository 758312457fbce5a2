package dev.fovea.core.query;

import dev.fovea.core.port.Searches.Found;
import dev.fovea.core.port.Store;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Sighting;
import dev.fovea.model.search.Criterion;
import java.util.OptionalLong;

/** Reads of plates seen. */
public final class SightingQueries {
    private final Store store;

    /** Over the given store. */
    public SightingQueries(Store store) {
        this.store = store;
    }

    /**
     * A page of sightings, newest first: with such a plate, on media that match otherwise. As in {@link MediaSearch} a
     * page may be short and still have a cursor.
     */
    public Page<Sighting> page(OrgId org, Criterion criterion, OptionalLong before, int limit) {
        Found<Sighting> found = store.read(
                session -> session.searches().sightings(org, criterion, before, limit + 1, MediaSearch.PATIENCE));
        return Pages.found(found, limit, Sighting::number);
    }
}
