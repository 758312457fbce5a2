package dev.fovea.store;

import dev.fovea.model.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A span of time in a log that is read by number. Numbers follow the time but for the clocks of nodes that differ, so the
 * ends of the span are looked up in the index by time, with a margin, and bound the numbers; without them a short span far
 * back would be searched for from the newest row.
 */
record TimeSpan(String table, OrgId org, Optional<Instant> from, Optional<Instant> until) {
    private static final Duration MARGIN = Duration.ofMinutes(10);

    static TimeSpan of(String table, OrgId org, Optional<Instant> from, Optional<Instant> until) {
        return new TimeSpan(table, org, from, until);
    }

    /** Adds the conditions; the log has columns {@code org_id}, {@code at}, {@code id} and an index of these. */
    void narrow(Where where) {
        from.ifPresent(time -> where.and("at >= ?", time)
                .and(
                        "id >= (select id from " + table + " where org_id = ? and at >= ? order by at, id limit 1)",
                        org,
                        time.minus(MARGIN)));
        until.ifPresent(time -> where.and("at < ?", time)
                .and(
                        "id <= (select id from " + table
                                + " where org_id = ? and at < ? order by at desc, id desc limit 1)",
                        org,
                        time.plus(MARGIN)));
    }
}
