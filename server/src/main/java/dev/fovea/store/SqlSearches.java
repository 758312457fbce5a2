package dev.fovea.store;

import dev.fovea.core.port.Searches;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Sighting;
import dev.fovea.model.search.Counted;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Facet;
import dev.fovea.model.search.Span;
import dev.fovea.model.search.Spot;
import dev.fovea.model.search.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Searches, each a walk from the newest row down ({@link RowSearch}). */
final class SqlSearches implements Searches {
    private final Sql sql;
    private final Database database;

    SqlSearches(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    @Override
    public Found<Media> media(OrgId org, Criterion criterion, OptionalLong before, int limit, Duration patience) {
        return RowSearch.media(sql, database, org, criterion, before).find(limit, Patience.of(patience));
    }

    @Override
    public Found<Sighting> sightings(
            OrgId org, Criterion criterion, OptionalLong before, int limit, Duration patience) {
        return RowSearch.sightings(sql, database, org, criterion, before).find(limit, Patience.of(patience));
    }

    @Override
    public Tally count(OrgId org, Criterion criterion, long atMost, Duration patience) {
        AtomicLong counted = new AtomicLong();
        boolean complete = all(org, criterion).each(Patience.of(patience), media -> {
            Condition some = media.within("select count(*) from (select 1 from media where ", " limit ?) matching")
                    .with(atMost - counted.get());
            return counted.addAndGet(sql.number(some.text(), some.args().toArray())) < atMost;
        });
        return new Tally(counted.get(), complete && counted.get() < atMost);
    }

    @Override
    public Counted<String> facet(OrgId org, Criterion criterion, Facet facet, Duration patience) {
        return counted(org, criterion, patience, media -> FacetSql.counts(facet, media), Row::text);
    }

    @Override
    public Counted<Instant> received(OrgId org, Criterion criterion, Span span, Duration patience) {
        long length = span.length().toMillis();
        return counted(
                org,
                criterion,
                patience,
                media -> media.within(
                        "select media.received_at / " + length + ", count(*) from media where ", " group by 1"),
                row -> Instant.ofEpochMilli(row.number() * length));
    }

    @Override
    public Counted<Spot> places(OrgId org, Criterion criterion, Duration patience) {
        return counted(
                org,
                criterion,
                patience,
                media -> media.within(
                        "select l.latitude, l.longitude, l.city, count(*) from media"
                                + " join location l on l.id = media.location_id where ",
                        " group by 1, 2, 3"),
                row -> new Spot(row.real(), row.real(), row.text()));
    }

    private RowSearch<Media> all(OrgId org, Criterion criterion) {
        return RowSearch.media(sql, database, org, criterion, OptionalLong.empty());
    }

    private <K> Counted<K> counted(
            OrgId org, Criterion criterion, Duration patience, UnaryOperator<Condition> query, Sql.Mapper<K> key) {
        Map<K, Long> counts = new HashMap<>();
        boolean complete = all(org, criterion).each(Patience.of(patience), media -> {
            Condition grouped = query.apply(media);
            sql.list(
                            grouped.text(),
                            row -> Map.entry(key.map(row), row.number()),
                            grouped.args().toArray())
                    .forEach(entry -> counts.merge(entry.getKey(), entry.getValue(), Long::sum));
            return true;
        });
        return new Counted<>(counts, complete);
    }

    @Override
    public OptionalLong numberAt(OrgId org, Instant time) {
        return sql.one(
                        "select id from media where org_id = ? and received_at <= ?"
                                + " order by received_at desc, id desc limit 1",
                        Row::number,
                        org,
                        time)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public List<String> values(OrgId org, Facet facet, String beginning, int limit) {
        return new KnownValues(sql, org).of(facet, beginning, limit);
    }
}
