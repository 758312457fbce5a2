package dev.fovea.store;

import dev.fovea.core.port.Sources;
import dev.fovea.model.LocationId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tables {@code source} and {@code location}. */
final class SqlSources implements Sources {
    static final String PLACE_COLUMNS = "l.latitude, l.longitude, l.city, l.state, l.route, l.direction";

    private static final int PLACE_WIDTH = 6;

    private static final String SELECT = "select s.id, s.org_id, s.kind, s.external_id, s.name, s.status,"
            + " s.last_seen_at, s.created_at, s.location_id, " + PLACE_COLUMNS
            + " from source s left join location l on l.id = s.location_id";

    private final Sql sql;

    SqlSources(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Source getOrAdd(
            OrgId org, SourceKind kind, String externalId, String name, SourceStatus status, Instant now) {
        return find(org, kind, externalId)
                .filter(source -> source.status() != SourceStatus.REMOVED)
                .or(() -> add(org, kind, externalId, name, status, now))
                .or(() -> find(org, kind, externalId))
                .orElseThrow();
    }

    @Override
    public Optional<Source> add(
            OrgId org, SourceKind kind, String externalId, String name, SourceStatus status, Instant now) {
        return sql.one(
                        "insert into source (org_id, kind, external_id, name, status, created_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (org_id, kind, external_id) do update set"
                                + " name = excluded.name, status = excluded.status where source.status = ?"
                                + " returning id",
                        row -> new SourceId(row.number()),
                        org,
                        kind,
                        externalId,
                        name,
                        status,
                        now,
                        SourceStatus.REMOVED)
                .flatMap(this::find);
    }

    @Override
    public Optional<Source> find(SourceId id) {
        return sql.one(SELECT + " where s.id = ?", SqlSources::map, id);
    }

    @Override
    public Optional<Source> find(OrgId org, SourceKind kind, String externalId) {
        return sql.one(
                SELECT + " where s.org_id = ? and s.kind = ? and s.external_id = ?",
                SqlSources::map,
                org,
                kind,
                externalId);
    }

    @Override
    public LocationId moveTo(Source source, Place place, Instant now) {
        LocationId location = findPlace(source.id(), place)
                .or(() -> addPlace(source.id(), place, now))
                .or(() -> findPlace(source.id(), place))
                .orElseThrow();
        sql.update(
                "update source set location_id = ? where id = ? and location_id is distinct from ?",
                location,
                source.id(),
                location);
        return location;
    }

    @Override
    public void seen(SourceId id, Instant now) {
        sql.update(
                "update source set last_seen_at = ? where id = ? and (last_seen_at is null or last_seen_at < ?)",
                now,
                id,
                now);
    }

    @Override
    public void change(SourceId id, String name, SourceStatus status) {
        sql.update("update source set name = ?, status = ? where id = ?", name, status, id);
    }

    @Override
    public List<Source> page(OrgId org, Optional<SourceStatus> status, OptionalLong before, int limit) {
        Where where = new Where()
                .and("s.org_id = ?", org)
                .andIf(status, "s.status = ?")
                .and("s.status <> ?", SourceStatus.REMOVED)
                .andIf(SqlMedia.boxed(before), "s.id < ?");
        return sql.list(SELECT + where + " order by s.id desc limit ?", SqlSources::map, where.args(limit));
    }

    @Override
    public List<Source> list(OrgId org) {
        return sql.list(SELECT + " where s.org_id = ? order by s.id", SqlSources::map, org);
    }

    private Optional<LocationId> findPlace(SourceId source, Place place) {
        return sql.one(
                "select id from location where source_id = ? and latitude = ? and longitude = ? and city = ?"
                        + " and state = ? and route = ? and direction = ?",
                row -> new LocationId(row.number()),
                source,
                place.latitude(),
                place.longitude(),
                place.city(),
                place.state(),
                place.route(),
                place.direction());
    }

    private Optional<LocationId> addPlace(SourceId source, Place place, Instant now) {
        return sql.one(
                "insert into location (source_id, latitude, longitude, city, state, route, direction, since)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
                row -> new LocationId(row.number()),
                source,
                place.latitude(),
                place.longitude(),
                place.city(),
                place.state(),
                place.route(),
                place.direction(),
                now);
    }

    private static Source map(Row row) throws SQLException {
        SourceId id = new SourceId(row.number());
        OrgId org = new OrgId(row.number());
        SourceKind kind = row.word(SourceKind.class);
        String externalId = row.text();
        String name = row.text();
        SourceStatus status = row.word(SourceStatus.class);
        Optional<Instant> lastSeenAt = row.optionalInstant();
        Instant createdAt = row.instant();
        Optional<LocationId> location = row.optional(LocationId::new);
        Optional<Place> place = place(row, location);
        return new Source(id, org, kind, externalId, name, status, location, place, lastSeenAt, createdAt);
    }

    /** Reads {@link #PLACE_COLUMNS}; absent when the location is. */
    static Optional<Place> place(Row row, Optional<LocationId> location) throws SQLException {
        if (location.isEmpty()) {
            row.skip(PLACE_WIDTH);
            return Optional.empty();
        }
        return Optional.of(new Place(row.real(), row.real(), row.text(), row.text(), row.text(), row.text()));
    }
}
