package dev.fovea.store;

import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Criterion.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The indexes that can drive a search. Each leads to every medium that matches, and to some that do not. */
final class Drivers {
    /** Rows are counted so far to tell which index leads to fewer. */
    private static final long MANY = 20_000;

    /** So many numbers are not sorted any more: a walk through the newest rows finds some of them as soon. */
    private static final long TOO_MANY = 200_000;

    private final Sql sql;
    private final OrgId org;
    private final PlateDrivers plates;

    Drivers(Sql sql, OrgId org) {
        this.sql = sql;
        this.org = org;
        this.plates = new PlateDrivers(sql, org);
    }

    /** The index that leads to the fewest rows; empty when walking through the newest is as good. */
    Optional<Driver> best(List<Driver> candidates) {
        if (candidates.size() == 1 && candidates.getFirst().ordered()) {
            return Optional.of(candidates.getFirst());
        }
        Optional<Driver> best = candidates.stream().filter(Driver::ordered).findFirst();
        long fewest = MANY;
        for (Driver driver : candidates) {
            long rows = count(driver, fewest);
            if (rows < fewest) {
                best = Optional.of(driver);
                fewest = rows;
            }
        }
        return best.or(() -> candidates.stream()
                .filter(driver -> count(driver, TOO_MANY) < TOO_MANY)
                .findFirst());
    }

    private long count(Driver driver, long atMost) {
        Condition count = driver.count(atMost);
        return sql.number(count.text(), count.args().toArray());
    }

    /** Indexes to media. */
    List<Driver> toMedia(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All all -> all(flat(all));
            case Criterion.Any any -> any(any.of());
            case Criterion.Not _,
                    Criterion.ByDialect _,
                    Criterion.OfKind _,
                    Criterion.WithFilename _,
                    Criterion.WithMetadata _ -> List.of();
            case Criterion.FromSourceLike source -> PlaceDrivers.source(org, source);
            case Criterion.FromSource source -> PlaceDrivers.source(org, source);
            case Criterion.At at -> PlaceDrivers.place(org, PlaceSql.fact(at));
            case Criterion.Within within -> PlaceDrivers.place(org, PlaceSql.inside(within.area()));
            case Criterion.Received received ->
                MediaDrivers.span(org, "d.received_at", received.from(), received.until());
            case Criterion.Captured captured ->
                MediaDrivers.span(org, "d.captured_at", captured.from(), captured.until());
            case Criterion.InBatch batch -> MediaDrivers.batch(batch);
            case Criterion.WithId id -> MediaDrivers.one("d.uuid = ?", id.id());
            case Criterion.WithNumber number -> MediaDrivers.one("d.id = ?", number.number());
            case Criterion.Numbered span ->
                List.of(Driver.ordered(
                        "media d",
                        "d.id",
                        Condition.of("d.org_id = ? and d.id > ? and d.id <= ?", org, span.after(), span.last())));
            case Criterion.WithHash hash -> MediaDrivers.one("d.sha256 = ?", hash.sha256());
            case Criterion.Labelled labelled -> BoxDrivers.found(org, labelled.label());
            case Criterion.WithConfidence confidence -> BoxDrivers.confidence(org, confidence);
            case Criterion.WithCentre centre -> BoxDrivers.centre(org, centre);
            case Criterion.MadeBy made -> BoxDrivers.madeBy(org, made.producer());
            case Criterion.WithPlate plate -> plates.to("d.media_id", plate.plate());
            case Criterion.WithField field -> MediaDrivers.field(org, field);
            case Criterion.Has has -> has(has.feature());
        };
    }

    /** Indexes to sightings: by their own plate, or by their media. */
    List<Driver> toSightings(Criterion criterion) {
        List<Criterion> parts = criterion instanceof Criterion.All all ? flat(all) : List.of(criterion);
        List<Driver> drivers = new ArrayList<>();
        for (Criterion part : parts) {
            if (part instanceof Criterion.WithPlate plate) {
                drivers.addAll(plates.to("d.id", plate.plate()));
            }
        }
        List<Criterion> ofMedia =
                parts.stream().filter(part -> !mentionsPlate(part)).toList();
        all(ofMedia).stream().map(Driver::onTheirSightings).forEach(drivers::add);
        return drivers;
    }

    private static boolean mentionsPlate(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All all -> all.of().stream().anyMatch(Drivers::mentionsPlate);
            case Criterion.Any any -> any.of().stream().anyMatch(Drivers::mentionsPlate);
            case Criterion.Not not -> mentionsPlate(not.of());
            case Criterion.WithPlate _ -> true;
            default -> false;
        };
    }

    private static List<Criterion> flat(Criterion.All all) {
        return all.of().stream()
                .flatMap(part -> part instanceof Criterion.All inner ? flat(inner).stream() : List.of(part).stream())
                .toList();
    }

    private List<Driver> all(List<Criterion> parts) {
        List<Driver> drivers = new ArrayList<>(PlaceDrivers.sourceInTime(org, parts));
        parts.forEach(part -> drivers.addAll(toMedia(part)));
        return drivers;
    }

    /** Alternatives are driven when each of them is. */
    private List<Driver> any(List<Criterion> parts) {
        List<Condition> branches = new ArrayList<>();
        for (Criterion part : parts) {
            List<Driver> drivers = toMedia(part);
            if (drivers.isEmpty()) {
                return List.of();
            }
            branches.add(drivers.getFirst().numbers(""));
        }
        return branches.stream()
                .reduce((left, right) -> left.joined(" union all ", right))
                .map(all -> List.of(Driver.unordered(
                        "media d", "d.id", all.within("d.id in (", ")").and(Condition.of("+d.org_id = ?", org)))))
                .orElse(List.of());
    }

    private List<Driver> has(Feature feature) {
        return switch (feature) {
            case BOXES -> BoxDrivers.found(org, Findings.ANY);
            case DUPLICATE ->
                List.of(Driver.ordered(
                        "media d", "d.id", Condition.of("d.org_id = ? and d.similar_to is not null", org)));
            case PLATE, JOB, BATCH, LOCATION, KEEP -> List.of();
        };
    }
}
