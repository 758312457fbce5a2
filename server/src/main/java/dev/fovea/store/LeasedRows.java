package dev.fovea.store;

import dev.fovea.core.port.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The one way in which work is taken from a table. The table has {@code id, lane, priority, due_at, worker, attempts}
 * and an index on {@code (lane, priority, due_at, id)} where {@code due_at} is not null: {@code due_at} is when the row
 * may be taken next, which for a row in hand is the end of its lease, and null once nothing is left to do.
 *
 * <p>{@code attempts} only grows, so that a worker whose row was taken by another one, or given back and taken again,
 * holds a lease that fits no row.
 */
final class LeasedRows {
    /** Rows that go first. */
    static final int HIGH = 1;

    /** All others. */
    static final int NORMAL = 0;

    private final Sql sql;
    private final String anyDue;
    private final String claim;
    private final String extend;
    private final String release;
    private final String finish;

    LeasedRows(Sql sql, Database database, String table) {
        this.sql = sql;
        anyDue = anyDue(table);
        claim = claim(table, database);
        String held = " where id = ? and worker = ? and attempts = ? and due_at is not null";
        extend = "update " + table + " set due_at = ?" + held;
        release = "update " + table + " set due_at = ?, worker = null" + held;
        finish = "update " + table + " set due_at = null, worker = null" + held;
    }

    static String anyDue(String table) {
        return "select id from " + table + " where lane = ? and priority = ? and due_at <= ? limit 1";
    }

    /**
     * The rows are chosen once, before any is changed: as a plain subquery PostgreSQL may choose anew for every row that
     * it changes, and take more than it was asked for.
     */
    static String claim(String table, Database database) {
        return "with due as materialized (select id from " + table
                + " where lane = ? and priority = ? and due_at <= ? order by due_at, id limit ?"
                + database.skipLocked() + ") update " + table
                + " set worker = ?, attempts = attempts + 1, due_at = ? where id in (select id from due)"
                + " returning id, attempts";
    }

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(String lane, Instant now) {
        return sql.one(anyDue, Row::number, lane, HIGH, now).isPresent()
                || sql.one(anyDue, Row::number, lane, NORMAL, now).isPresent();
    }

    /**
     * Takes up to {@code limit} rows whose time has come: those of high priority before others, of equal ones those that
     * have waited longest, these in no certain order. No two workers get the same.
     */
    List<Lease> claim(String lane, String worker, Instant now, Instant until, int limit) {
        List<Lease> claimed = new ArrayList<>(claim(lane, HIGH, worker, now, until, limit));
        if (claimed.size() < limit) {
            claimed.addAll(claim(lane, NORMAL, worker, now, until, limit - claimed.size()));
        }
        return claimed;
    }

    private List<Lease> claim(String lane, int priority, String worker, Instant now, Instant until, int limit) {
        return sql.list(
                claim,
                row -> new Lease(row.number(), worker, row.integer()),
                lane,
                priority,
                now,
                limit,
                worker,
                until);
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
