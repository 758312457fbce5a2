package dev.fovea.model.search;

/**
 * A point on the map where media were taken.
 *
 * @param city as the sender called it; may be empty
 */
public record Spot(double latitude, double longitude, String city) {}
