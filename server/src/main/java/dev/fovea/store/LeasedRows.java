package dev.fovea.store;

import dev.fovea.core.port.Lease;
import java.time.Instant;
import java.util.List;

/**
 * The one way in which work is taken from a table. The table has {@code id, lane, priority, due_at, worker, attempts}:
 * {@code due_at} is when the row may be taken next, which for a row in hand is the end of its lease, and null once
 * nothing is left to do.
 */
final class LeasedRows {
    private final Sql sql;
    private final String anyDue;
    private final String claim;
    private final String extend;
    private final String release;
    private final String finish;

    LeasedRows(Sql sql, Database database, String table) {
        this.sql = sql;
        anyDue = "select id from " + table + " where lane = ? and due_at <= ? limit 1";
        claim = "update " + table + " set worker = ?, attempts = attempts + 1, due_at = ? where id in (select id from "
                + table + " where lane = ? and due_at <= ? order by priority desc, due_at, id limit ?"
                + database.skipLocked() + ") returning id, attempts";
        String held = " where id = ? and worker = ? and attempts = ? and due_at is not null";
        extend = "update " + table + " set due_at = ?" + held;
        release = "update " + table + " set due_at = ?, worker = null" + held;
        finish = "update " + table + " set due_at = null, worker = null" + held;
    }

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(String lane, Instant now) {
        return sql.one(anyDue, Row::number, lane, now).isPresent();
    }

    /** Takes up to {@code limit} rows whose time has come; no two workers get the same. In no certain order. */
    List<Lease> claim(String lane, String worker, Instant now, Instant until, int limit) {
        return sql.list(claim, row -> new Lease(row.number(), worker, row.integer()), worker, until, lane, now, limit);
    }

    /** Moves the end of the lease; false when it was lost. */
    boolean extend(Lease lease, Instant until) {
        return sql.update(extend, until, lease.number(), lease.worker(), lease.attempt()) == 1;
    }

    /** Gives the row back, to be taken again from {@code dueAt}; false when the lease was lost. */
    boolean release(Lease lease, Instant dueAt) {
        return sql.update(release, dueAt, lease.number(), lease.worker(), lease.attempt()) == 1;
    }

    /** Nothing is left to do; false when the lease was lost, so that nothing more may be written under it. */
    boolean finish(Lease lease) {
        return sql.update(finish, lease.number(), lease.worker(), lease.attempt()) == 1;
    }
}
