package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;

/** A plate seen somewhere at some time: the searchable fact behind a plate read. */
public record Sighting(
        long number, MediaId media, PlateRead read, Optional<Place> place, String source, Instant seenAt) {}
