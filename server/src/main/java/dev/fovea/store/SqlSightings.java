package dev.fovea.store;

import dev.fovea.core.port.Sightings;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Sighting;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code sighting}; plates are kept in upper case. */
final class SqlSightings implements Sightings {
    private static final String SELECT = "select g.id, m.uuid, g.plate, g.plate_state, g.confidence, g.location_id, "
            + SqlSources.PLACE_COLUMNS + ", s.external_id, g.seen_at from sighting g join media m on m.id = g.media_id"
            + " left join location l on l.id = g.location_id left join source s on s.id = m.source_id";

    private final Sql sql;

    SqlSightings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Media media, PlateRead read, LocationId location) {
        sql.update(
                "insert into sighting (org_id, media_id, plate, plate_state, confidence, location_id, seen_at,"
                        + " backwards) values (?, ?, ?, ?, ?, ?, ?, ?)",
                media.org(),
                media.number(),
                read.plate().map(SqlSightings::spelling),
                read.plateState(),
                read.confidence(),
                location,
                media.capturedAt().instant(),
                read.plate().map(SqlSightings::spelling).map(SqlSightings::backwards));
    }

    @Override
    public List<Sighting> list(OrgId org, Optional<String> plate, OptionalLong before, int limit) {
        Where where = new Where()
                .and("g.org_id = ?", org)
                .andIf(plate.map(SqlSightings::spelling), "g.plate = ?")
                .andIf(SqlMedia.boxed(before), "g.id < ?");
        return sql.list(SELECT + where + " order by g.id desc limit ?", SqlSightings::map, where.args(limit));
    }

    private static String spelling(String plate) {
        return plate.toUpperCase(Locale.ROOT);
    }

    /** Turned round, so that an index finds plates by their end. */
    static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static Sighting map(Row row) throws SQLException {
        long number = row.number();
        MediaId media = new MediaId(row.uuid());
        PlateRead read = new PlateRead(row.optionalText(), row.text(), row.optionalReal());
        Optional<Place> place = SqlSources.place(row, row.optional(LocationId::new));
        return new Sighting(number, media, read, place, row.optionalText().orElse(""), row.instant());
    }
}
