package dev.fovea.store;

import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.GeoArea;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Who sent a medium, and from where, as conditions on its row. */
final class PlaceSql {
    private static final String SOURCE = "exists (select 1 from source s where s.id = media.source_id and ";
    private static final String PLACE = "exists (select 1 from location l where l.id = media.location_id and ";
    private static final double METRES_PER_DEGREE = 111_194.92664455873;
    private static final double EARTH_DIAMETER = 12_742_000;

    private PlaceSql() {}

    static Condition source(Criterion.FromSource source) {
        return Condition.of(SOURCE + "s.external_id = ?)", source.externalId());
    }

    static Condition source(Criterion.FromSourceLike source) {
        return TextSql.like("s.external_id", source.externalId()).within(SOURCE, ")");
    }

    static Condition at(Criterion.At at) {
        return fact(at).within(PLACE, ")");
    }

    /** On a row {@code l} of {@code location}. */
    static Condition fact(Criterion.At at) {
        return TextSql.like("l." + at.fact().name().toLowerCase(Locale.ROOT), at.value());
    }

    static Condition within(GeoArea area) {
        return inside(area).within(PLACE, ")");
    }

    /** On a row {@code l} of {@code location}. */
    static Condition inside(GeoArea area) {
        return switch (area) {
            case GeoArea.Circle circle -> circle(circle);
            case GeoArea.Box box -> box(box);
            case GeoArea.Polygon polygon -> polygon(polygon.corners());
        };
    }

    /** The band of latitudes first, which is cheap; then the great circle (haversine, mean radius). */
    private static Condition circle(GeoArea.Circle circle) {
        double band = circle.metres() / METRES_PER_DEGREE;
        double latitude = circle.centre().latitude();
        return Condition.of(
                "l.latitude >= ? and l.latitude <= ? and asin(sqrt(case when " + HAVERSINE + " < 1 then " + HAVERSINE
                        + " else 1 end)) <= ?",
                latitude - band,
                latitude + band,
                latitude,
                latitude,
                circle.centre().longitude(),
                latitude,
                latitude,
                circle.centre().longitude(),
                circle.metres() / EARTH_DIAMETER);
    }

    private static final String HAVERSINE = "(power(sin(radians(l.latitude - ?) / 2), 2)"
            + " + cos(radians(?)) * cos(radians(l.latitude)) * power(sin(radians(l.longitude - ?) / 2), 2))";

    private static Condition box(GeoArea.Box box) {
        String across = box.west() <= box.east()
                ? "l.longitude >= ? and l.longitude <= ?"
                : "(l.longitude >= ? or l.longitude <= ?)";
        return Condition.of(
                "l.latitude >= ? and l.latitude <= ? and " + across, box.south(), box.north(), box.west(), box.east());
    }

    /** A ray to the east crosses the edges of the polygon an odd number of times. */
    private static Condition polygon(List<GeoArea.Point> corners) {
        return IntStream.range(0, corners.size())
                .mapToObj(i -> crosses(corners.get(i), corners.get((i + 1) % corners.size())))
                .reduce((left, right) -> left.joined(" + ", right))
                .map(count -> count.within("(", ") % 2 = 1"))
                .orElseThrow();
    }

    private static Condition crosses(GeoArea.Point a, GeoArea.Point b) {
        GeoArea.Point low = a.latitude() <= b.latitude() ? a : b;
        GeoArea.Point high = a.latitude() <= b.latitude() ? b : a;
        double height = high.latitude() - low.latitude();
        double slope = height == 0 ? 0 : (high.longitude() - low.longitude()) / height;
        return Condition.of(
                "case when l.latitude >= ? and l.latitude < ? and l.longitude < ? + ? * (l.latitude - ?)"
                        + " then 1 else 0 end",
                low.latitude(),
                high.latitude(),
                low.longitude(),
                slope,
                low.latitude());
    }
}
