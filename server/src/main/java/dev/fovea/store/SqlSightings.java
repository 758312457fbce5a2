package dev.fovea.store;

import dev.fovea.core.port.Sightings;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Sighting;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Table {@code sighting}; plates are kept in upper case. */
final class SqlSightings implements Sightings {
    static final String COLUMNS = "p.id, media.uuid, p.plate, p.plate_state, p.confidence, p.location_id, "
            + SqlSources.PLACE_COLUMNS + ", s.external_id, p.seen_at";

    static final String FROM = "sighting p join media on media.id = p.media_id"
            + " left join location l on l.id = p.location_id left join source s on s.id = media.source_id";

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

    private static String spelling(String plate) {
        return plate.toUpperCase(Locale.ROOT);
    }

    /** Turned round, so that an index finds plates by their end. */
    static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static Sighting map(Row row) throws SQLException {
        long number = row.number();
        MediaId media = new MediaId(row.uuid());
        PlateRead read = new PlateRead(row.optionalText(), row.text(), row.optionalReal());
        Optional<Place> place = SqlSources.place(row, row.optional(LocationId::new));
        return new Sighting(number, media, read, place, row.optionalText().orElse(""), row.instant());
    }
}
