package dev.fovea.core.port;

import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Plates seen. */
public interface Sightings {
    /** Keeps a sighting on a medium. */
    void add(Media media, PlateRead read, LocationId location);

    /**
     * Sightings, newest first.
     *
     * @param plate exact plate, in any case
     * @param before the cursor
     */
    List<Sighting> list(OrgId org, Optional<String> plate, OptionalLong before, int limit);
}
