package dev.fovea.store;

import dev.fovea.model.OrgId;
import dev.fovea.model.search.Glob;
import dev.fovea.model.search.PlateMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Indexes to sightings by their plate: by how it begins or, spelled backwards, by how it ends. A pattern that begins with
 * a question mark is sought once for each character with which any plate begins.
 */
final class PlateDrivers {
    /** Below it, a beginning or end is shared by so many plates that the next best way is tried. */
    private static final int TELLING = 2;

    private static final String LAST = "\uffff";

    private final Sql sql;
    private final OrgId org;

    PlateDrivers(Sql sql, OrgId org) {
        this.sql = sql;
        this.org = org;
    }

    /** @param number column of {@code sighting d} with the number of the row sought */
    List<Driver> to(String number, PlateMatch match) {
        if (!(match instanceof PlateMatch.Like like) || like.glob().isLiteral()) {
            return List.of(driver(number, PlateSql.of("d.plate", match)));
        }
        Glob glob = like.glob();
        String start = glob.prefix();
        String end = SqlSightings.backwards(glob.suffix());
        if (start.length() < TELLING && end.length() < TELLING && glob.text().startsWith("?")) {
            return anyFirst(number, new Glob(glob.text().substring(1)).prefix()).stream()
                    .map(driver -> driver.where(PlateSql.of("d.plate", match)))
                    .toList();
        }
        if (start.isEmpty() && end.isEmpty()) {
            return List.of();
        }
        return List.of(
                start.length() >= end.length()
                        ? driver(number, range("d.plate", start)).where(PlateSql.of("d.plate", match))
                        : driver(number, range("d.backwards", end))
                                .where(PlateSql.of("d.backwards", new PlateMatch.Like(glob.reversed()))));
    }

    private Driver driver(String number, Condition plates) {
        return Driver.unordered(
                "sighting d", number, Condition.of("d.org_id = ?", org).and(plates));
    }

    private static Condition range(String column, String start) {
        return Condition.of(column + " >= ? and " + column + " < ?", start, start + LAST);
    }

    /** Every range names the organisation: only then does SQLite seek each of them by the index. */
    private Optional<Driver> anyFirst(String number, String rest) {
        if (rest.length() < TELLING) {
            return Optional.empty();
        }
        return firstCharacters().stream()
                .map(first -> Condition.of("d.org_id = ?", org)
                        .and(range("d.plate", first + rest))
                        .grouped())
                .reduce((left, right) -> left.joined(" or ", right))
                .map(starts -> Driver.unordered("sighting d", number, starts.grouped()));
    }

    /** Leaps through the index: one step for each character, however many plates begin with it. */
    private List<String> firstCharacters() {
        List<String> characters = new ArrayList<>();
        String after = "";
        while (true) {
            String next = sql
                    .list(
                            "select plate from sighting where org_id = ? and plate > ? order by plate limit 1",
                            Row::text,
                            org,
                            after)
                    .stream()
                    .collect(Collectors.joining());
            if (next.isEmpty()) {
                return characters;
            }
            String first = next.substring(0, next.offsetByCodePoints(0, 1));
            characters.add(first);
            after = first + LAST;
        }
    }
}
