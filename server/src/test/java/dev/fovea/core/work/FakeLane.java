package dev.fovea.core.work;

import dev.fovea.core.port.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A lane in memory with the rules of the tables: due times, leases, fences. */
final class FakeLane implements Lane<String> {
    /** Does a piece of work. */
    @FunctionalInterface
    interface Work {
        void run(FakeLane lane, Held<String> held) throws InterruptedException;
    }

    private final Map<Long, Row> rows = new HashMap<>();
    private final Work work;
    private long last;
    private boolean broken;

    FakeLane(Work work) {
        this.work = work;
    }

    private static final class Row {
        private final String what;
        private Instant due;
        private Lease lease;
        private boolean done;

        Row(long number, String what) {
            this.what = what;
            this.due = Instant.EPOCH;
            this.lease = new Lease(number, "", 0);
        }
    }

    synchronized void add(String what) {
        long number = ++last;
        rows.put(number, new Row(number, what));
    }

    synchronized void breakClaims(boolean now) {
        broken = now;
    }

    /** Another node takes everything. */
    synchronized void takeAll() {
        rows.values().forEach(row -> {
            row.lease = new Lease(row.lease.number(), "elsewhere", row.lease.attempt() + 1);
            row.due = Instant.MAX;
        });
    }

    private Row row(long number) {
        return Objects.requireNonNull(rows.get(number));
    }

    synchronized boolean finish(Lease lease) {
        Row row = row(lease.number());
        boolean held = !row.done && row.lease.equals(lease);
        row.done |= held;
        return held;
    }

    synchronized boolean giveBack(Lease lease) {
        return hold(lease, Instant.EPOCH);
    }

    synchronized int unfinished() {
        return (int) rows.values().stream().filter(row -> !row.done).count();
    }

    synchronized int attempts(long number) {
        return row(number).lease.attempt();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public synchronized List<Held<String>> claim(String worker, Instant now, Instant until, int limit) {
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        List<Held<String>> claimed = new ArrayList<>();
        for (Row row : rows.values()) {
            if (claimed.size() < limit && !row.done && !row.due.isAfter(now)) {
                row.lease = new Lease(row.lease.number(), worker, row.lease.attempt() + 1);
                row.due = until;
                claimed.add(new Held<>(row.lease, row.what));
            }
        }
        return claimed;
    }

    @Override
    public synchronized boolean extend(Lease lease, Instant until) {
        return hold(lease, until);
    }

    private boolean hold(Lease lease, Instant until) {
        Row row = row(lease.number());
        boolean held = !row.done && row.lease.equals(lease);
        if (held) {
            row.due = until;
        }
        return held;
    }

    @Override
    public void run(Held<String> held) throws InterruptedException {
        work.run(this, held);
    }
}
