package dev.fovea.store;

import dev.fovea.core.port.Searches.Found;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Sighting;
import dev.fovea.model.search.Criterion;
import dev.fovea.store.Centres.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A search for rows of one organisation, from the newest down. */
final class RowSearch<T> {
    /** Rows whose boxes are looked at together. */
    private static final int BLOCK = 200;

    private final Sql sql;
    private final Target<T> target;
    private final Walk walk;
    private final Condition matching;
    private final Centres centres;

    private RowSearch(Sql sql, Target<T> target, Walk walk, Condition matching, Centres centres) {
        this.sql = sql;
        this.target = target;
        this.walk = walk;
        this.matching = matching;
        this.centres = centres;
    }

    /** For media that match and have a number below {@code before}. */
    static RowSearch<Media> media(Sql sql, Database database, OrgId org, Criterion criterion, OptionalLong before) {
        Drivers drivers = new Drivers(sql, org);
        return of(
                sql,
                Target.MEDIA,
                CriterionSql.ofMedia(database),
                drivers.best(drivers.toMedia(criterion)),
                org,
                criterion,
                before);
    }

    /** For sightings that match and have a number below {@code before}. */
    static RowSearch<Sighting> sightings(
            Sql sql, Database database, OrgId org, Criterion criterion, OptionalLong before) {
        Drivers drivers = new Drivers(sql, org);
        return of(
                sql,
                Target.SIGHTINGS,
                CriterionSql.ofSightings(database),
                drivers.best(drivers.toSightings(criterion)),
                org,
                criterion,
                before);
    }

    private static <T> RowSearch<T> of(
            Sql sql,
            Target<T> target,
            CriterionSql criteria,
            Optional<Driver> driver,
            OrgId org,
            Criterion criterion,
            OptionalLong before) {
        Walk walk = driver.map(best -> Walk.along(sql, best, target.row(), before))
                .orElseGet(() -> Walk.through(sql, target.table(), target.row(), org, before));
        // The plus keeps SQLite from walking all rows of the organisation by its index.
        Condition own = Condition.of("+" + target.row() + ".org_id = ?", org);
        Centres centres = new Centres(sql, target, criteria, criterion);
        return new RowSearch<>(sql, target, walk, own.and(criteria.of(criterion)), centres);
    }

    Found<T> find(int limit, Patience patience) {
        List<T> found = new ArrayList<>();
        boolean ended = eachStretch(patience, stretch -> {
            add(found, stretch.and(matching), limit);
            return found.size() < limit;
        });
        return new Found<>(found, ended ? OptionalLong.empty() : OptionalLong.of(walk.reached()));
    }

    /** Hands on conditions that together hold for all rows that match; false when the time was over first. */
    boolean each(Patience patience, Predicate<Condition> reader) {
        return eachStretch(patience, stretch -> exact(stretch.and(matching)).allMatch(reader));
    }

    /** Until the reader has enough, the end, or the end of patience; false for the latter. */
    private boolean eachStretch(Patience patience, Predicate<Condition> reader) {
        Optional<Condition> stretch = walk.next();
        while (stretch.isPresent() && reader.test(stretch.get())) {
            if (patience.isOver()) {
                return false;
            }
            stretch = walk.next();
        }
        return true;
    }

    private void add(List<T> found, Condition candidates, int limit) {
        var _ = exact(candidates).allMatch(part -> {
            Condition query = target.select(target.columns(), part);
            found.addAll(sql.list(
                    query.text() + " order by " + target.row() + ".id desc limit ?",
                    target.mapper(),
                    query.args(limit - found.size())));
            return found.size() < limit;
        });
    }

    /** The rows that match, of some that may, in parts from the newest down, each decided when it is asked for. */
    private Stream<Condition> exact(Condition candidates) {
        if (centres.none()) {
            return Stream.of(candidates);
        }
        Condition query = target.select(target.row() + ".id, " + target.medium(), candidates);
        List<Candidate> rows = sql.list(
                query.text() + " order by " + target.row() + ".id desc",
                row -> new Candidate(row.number(), row.number()),
                query.args().toArray());
        return IntStream.iterate(0, start -> start < rows.size(), start -> start + BLOCK)
                .mapToObj(start -> centres.matching(rows.subList(start, Math.min(start + BLOCK, rows.size()))))
                .filter(part -> !part.isEmpty())
                .map(target::among);
    }
}
