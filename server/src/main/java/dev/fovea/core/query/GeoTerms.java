package dev.fovea.core.query;

import dev.fovea.core.query.FilterToken.Value;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.GeoArea;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places on the earth in filters. */
final class GeoTerms {
    private static final Pattern DISTANCE = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)(m|km|mi)");
    private static final double METRES_PER_MILE = 1609.344;
    private static final double METRES_PER_KM = 1000;
    private static final int CIRCLE = 3;
    private static final int BOX = 4;
    private static final int SMALLEST_POLYGON = 6;
    private static final double NORTH = 90;
    private static final double EAST = 180;

    private GeoTerms() {}

    static Criterion near(Term term) {
        List<Value> values = term.token().values();
        if (values.size() != CIRCLE) {
            throw term.expected(values.getFirst(), "latitude,longitude,distance, such as 37.77,-122.42,5km");
        }
        return new Criterion.Within(new GeoArea.Circle(
                new GeoArea.Point(latitude(term, values.get(0)), longitude(term, values.get(1))),
                metres(term, values.get(2))));
    }

    /** Two corners are a box, three and more a polygon. */
    static Criterion within(Term term) {
        List<Value> values = term.token().values();
        boolean even = values.size() % 2 == 0;
        if (even && values.size() == BOX) {
            return new Criterion.Within(box(term, values));
        }
        if (!even || values.size() < SMALLEST_POLYGON) {
            throw term.expected(values.getFirst(), "lat1,lon1,lat2,lon2, or three and more corners of a polygon");
        }
        List<GeoArea.Point> corners = new ArrayList<>();
        for (int i = 0; i < values.size(); i += 2) {
            corners.add(new GeoArea.Point(latitude(term, values.get(i)), longitude(term, values.get(i + 1))));
        }
        return new Criterion.Within(new GeoArea.Polygon(corners));
    }

    private static GeoArea box(Term term, List<Value> values) {
        double first = latitude(term, values.get(0));
        double west = longitude(term, values.get(1));
        double second = latitude(term, values.get(2));
        double east = longitude(term, values.get(3));
        return new GeoArea.Box(Math.min(first, second), west, Math.max(first, second), east);
    }

    private static double latitude(Term term, Value value) {
        return term.number(value, -NORTH, NORTH, "a latitude from -90 to 90");
    }

    private static double longitude(Term term, Value value) {
        return term.number(value, -EAST, EAST, "a longitude from -180 to 180");
    }

    private static double metres(Term term, Value value) {
        Matcher distance = DISTANCE.matcher(value.text());
        if (!distance.matches()) {
            throw term.expected(value, "a distance such as 500m, 5km or 3mi");
        }
        double number = Double.parseDouble(distance.group(1));
        return switch (distance.group(2)) {
            case "km" -> number * METRES_PER_KM;
            case "mi" -> number * METRES_PER_MILE;
            default -> number;
        };
    }
}
