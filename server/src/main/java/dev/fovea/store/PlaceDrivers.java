package dev.fovea.store;

import dev.fovea.model.OrgId;
import dev.fovea.model.search.Criterion;
import java.util.ArrayList;
import java.util.List;

/** Indexes to media by who sent them, and from where. */
final class PlaceDrivers {
    private PlaceDrivers() {}

    static List<Driver> source(OrgId org, Criterion.FromSource source) {
        return List.of(media(sources(org, Condition.of("s.external_id = ?", source.externalId()))));
    }

    static List<Driver> source(OrgId org, Criterion.FromSourceLike source) {
        return List.of(media(sources(org, TextSql.like("s.external_id", source.externalId()))));
    }

    /** By the sources that have ever stood at such a place; {@code place} is on a row {@code l} of {@code location}. */
    static List<Driver> place(OrgId org, Condition place) {
        return List.of(media(place.before(org)
                .within(
                        "d.source_id in (select l.source_id from location l join source s on s.id = l.source_id"
                                + " where s.org_id = ? and ",
                        ")")));
    }

    /** By source and time of capture together. */
    static List<Driver> sourceInTime(OrgId org, List<Criterion> parts) {
        List<Driver> drivers = new ArrayList<>();
        for (Criterion part : parts) {
            if (part instanceof Criterion.Captured captured) {
                Condition span = CriterionSql.span("d.captured_at", captured.from(), captured.until());
                parts.stream()
                        .filter(Criterion.FromSource.class::isInstance)
                        .flatMap(source -> source(org, (Criterion.FromSource) source).stream())
                        .map(driver -> media(driver.range().and(span)))
                        .forEach(drivers::add);
            }
        }
        return drivers;
    }

    private static Condition sources(OrgId org, Condition named) {
        return named.before(org).within("d.source_id in (select s.id from source s where s.org_id = ? and ", ")");
    }

    private static Driver media(Condition condition) {
        return Driver.unordered("media d", "d.id", condition);
    }
}
