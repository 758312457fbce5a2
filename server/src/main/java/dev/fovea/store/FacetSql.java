package dev.fovea.store;

import dev.fovea.model.search.Facet;

/** How media are grouped and what values are known, side by side for each facet. */
final class FacetSql {
    private FacetSql() {}

    /** Value and number of media, of those that fulfil a condition. */
    static Condition counts(Facet facet, Condition media) {
        return switch (facet) {
            case LABEL ->
                grouped(
                        "f.label",
                        "count(distinct media.id)",
                        " join detection_run r on r.media_id = media.id join finding f on f.run_number = r.id",
                        media.and(Condition.of("f.label <> ''")));
            case MODEL ->
                grouped(
                        "r.producer_key",
                        "count(distinct media.id)",
                        " join detection_run r on r.media_id = media.id",
                        media);
            case SOURCE -> grouped("s.external_id", "count(*)", " join source s on s.id = media.source_id", media);
            case DIALECT -> grouped("media.dialect", "count(*)", "", media);
            case KIND -> grouped("lower(media.kind)", "count(*)", "", media);
            case BATCH ->
                grouped("'batch_' || media.batch", "count(*)", "", media.and(Condition.of("media.batch is not null")));
            case CITY -> place("l.city", media);
            case STATE -> place("l.state", media);
            case ROUTE -> place("l.route", media);
            case DIRECTION -> place("l.direction", media);
        };
    }

    private static Condition place(String column, Condition media) {
        return grouped(
                column,
                "count(*)",
                " join location l on l.id = media.location_id",
                media.and(Condition.of(column + " <> ''")));
    }

    private static Condition grouped(String value, String count, String joins, Condition media) {
        return media.within("select " + value + ", " + count + " from media" + joins + " where ", " group by 1");
    }
}
