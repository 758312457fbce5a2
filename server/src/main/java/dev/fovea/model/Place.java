package dev.fovea.model;

/**
 * Where a source stood when it took a picture.
 *
 * @param latitude degrees, -90..90
 * @param longitude degrees, -180..180
 */
public record Place(double latitude, double longitude, String city, String state, String route, String direction) {}
