package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Sighting;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads of plates seen. */
public final class SightingQueries {
    private final Store store;

    /** Over the given store. */
    public SightingQueries(Store store) {
        this.store = store;
    }

    /** A page of sightings, newest first; of one plate when given, in any case. */
    public Page<Sighting> page(OrgId org, Optional<String> plate, OptionalLong before, int limit) {
        return Pages.of(
                store.read(session -> session.sightings().list(org, plate, before, limit + 1)),
                limit,
                Sighting::number);
    }
}
