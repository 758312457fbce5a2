package dev.fovea.core.port;

import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.PlateRead;

/** Plates seen. */
public interface Sightings {
    /** Keeps a sighting on a medium. */
    void add(Media media, PlateRead read, LocationId location);
}
