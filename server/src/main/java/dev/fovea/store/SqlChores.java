package dev.fovea.store;

import dev.fovea.core.port.Chores;
import dev.fovea.core.port.Lease;
import java.time.Instant;
import java.util.List;

/** Table {@code chore}: one row for each piece of housekeeping, never finished. */
final class SqlChores implements Chores {
    private static final String LANE = "housekeeping";

    private final Sql sql;
    private final LeasedRows rows;

    SqlChores(Sql sql, Database database) {
        this.sql = sql;
        this.rows = new LeasedRows(sql, database, "chore");
    }

    @Override
    public void ensure(String name, Instant firstDue) {
        sql.update(
                "insert into chore (name, lane, priority, due_at, attempts) values (?, ?, ?, ?, 0)"
                        + " on conflict (name) do nothing",
                name,
                LANE,
                LeasedRows.NORMAL,
                firstDue);
    }

    @Override
    public boolean anyDue(Instant now) {
        return rows.anyDue(LANE, now);
    }

    @Override
    public List<Claimed> claim(String worker, Instant now, Instant until, int limit) {
        return rows.claim(LANE, worker, now, until, limit).stream()
                .map(this::named)
                .toList();
    }

    private Claimed named(Lease lease) {
        String name = sql.insertReturning("select name from chore where id = ?", row -> row.text(), lease.number());
        return new Claimed(lease, name);
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return rows.extend(lease, until);
    }

    @Override
    public boolean release(Lease lease, Instant nextDue) {
        return rows.release(lease, nextDue);
    }
}
