package dev.fovea.model;

import java.util.Optional;

/**
 * A plate as a sensor read it.
 *
 * @param plate empty when none was read
 * @param confidence 0..1; empty when the sender's number has no meaning on that scale (genlogs.md §3)
 */
public record PlateRead(Optional<String> plate, String plateState, Optional<Double> confidence) {}
