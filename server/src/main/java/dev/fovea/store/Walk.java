package dev.fovea.store;

import dev.fovea.model.OrgId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Goes through the rows of a search from the newest down, in stretches that one query answers quickly, so that a search
 * for something rare can be stopped and taken up again. The first stretches are short, since most searches end in them.
 */
final class Walk {
    private static final int SHORTEST = 500;
    private static final int LONGEST = 20_000;
    private static final int GROWTH = 4;

    private final Sql sql;
    private final Driver driver;
    private final Condition driven;
    private long before;
    private int size = SHORTEST;
    private boolean ended;

    private Walk(Sql sql, Driver driver, Condition driven, OptionalLong before) {
        this.sql = sql;
        this.driver = driver;
        this.driven = driven;
        this.before = before.orElse(Long.MAX_VALUE);
    }

    /**
     * Along the index of a driver.
     *
     * @param row the row sought, as the queries of the search call it
     */
    static Walk along(Sql sql, Driver driver, String row, OptionalLong before) {
        return new Walk(sql, driver, driver.stretch().within(row + ".id in (", ")"), before);
    }

    /** Along all rows of an organisation, by their numbers. */
    static Walk through(Sql sql, String table, String row, OrgId org, OptionalLong before) {
        Condition stretch = Condition.of(row + ".org_id = ? and " + row + ".id >= ? and " + row + ".id < ?", org);
        return new Walk(sql, Driver.ordered(table + " d", "d.id", Condition.of("d.org_id = ?", org)), stretch, before);
    }

    /** A condition that holds for the rows of the next stretch; empty at the end. */
    Optional<Condition> next() {
        if (ended) {
            return Optional.empty();
        }
        Condition reach = driver.reach(before, size);
        OptionalLong low = sql.insertReturning(
                reach.text(), Row::optionalNumber, reach.args().toArray());
        if (low.isEmpty()) {
            ended = true;
            return Optional.empty();
        }
        Condition stretch = driven.with(low.getAsLong(), before);
        before = low.getAsLong();
        size = Math.min(LONGEST, size * GROWTH);
        return Optional.of(stretch);
    }

    /** Everything from this number up has been passed. */
    long reached() {
        return before;
    }
}
