package dev.fovea.model.search;

import java.util.List;

/** A part of the earth's surface, in degrees. */
public sealed interface GeoArea {
    /**
     * A point.
     *
     * @param latitude -90..90
     * @param longitude -180..180
     */
    record Point(double latitude, double longitude) {}

    /** What is at most so many metres away, along a great circle. */
    record Circle(Point centre, double metres) implements GeoArea {}

    /** Between two corners; from east to west across the date line when {@code west} is greater than {@code east}. */
    record Box(double south, double west, double north, double east) implements GeoArea {}

    /** Within a polygon whose edges are straight on a plate carrée map; it does not cross the date line. */
    record Polygon(List<Point> corners) implements GeoArea {
        public Polygon {
            corners = List.copyOf(corners);
        }
    }
}
