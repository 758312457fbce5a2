package dev.fovea.model;

/**
 * The centre of a box in percent of the medium, as region search uses it.
 *
 * @param x 0..100 from the left
 * @param y 0..100 from the top
 */
public record Centroid(double x, double y) {}
