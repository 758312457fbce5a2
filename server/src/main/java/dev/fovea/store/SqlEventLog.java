package dev.fovea.store;

import dev.fovea.core.port.EventLog;
import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code event}. A number once listed is never followed by a smaller one. */
final class SqlEventLog implements EventLog {
    private static final String SELECT = "select id, org_id, type, subject, data_json, at from event";

    /** For the test of query plans. */
    static final String BETWEEN = SELECT + " where org_id = ? and id > ? and id <= ? order by id limit ?";

    private final Sql sql;
    private final Database database;

    SqlEventLog(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    @Override
    public void append(OrgId org, String type, String subject, String data, Instant now) {
        database.beforeAppend(sql, org);
        sql.update(
                "insert into event (org_id, type, subject, data_json, at) values (?, ?, ?, ?, ?)",
                org,
                type,
                subject,
                data,
                now);
    }

    @Override
    public List<Event> list(OrgId org, long after, int limit) {
        database.awaitAppends(sql, org);
        return sql.list(
                SELECT + " where org_id = ? and id > ? order by id limit ?", SqlEventLog::map, org, after, limit);
    }

    @Override
    public List<Event> between(OrgId org, long after, long settled, int limit) {
        return sql.list(BETWEEN, SqlEventLog::map, org, after, settled, limit);
    }

    @Override
    public Optional<Event> find(OrgId org, long number) {
        return sql.one(SELECT + " where org_id = ? and id = ?", SqlEventLog::map, org, number);
    }

    @Override
    public long settled(OrgId org) {
        database.awaitAppends(sql, org);
        return last(org);
    }

    @Override
    public long last(OrgId org) {
        return sql.number("select coalesce(max(id), 0) from event where org_id = ?", org);
    }

    private static Event map(Row row) throws SQLException {
        return new Event(row.number(), new OrgId(row.number()), row.text(), row.text(), row.text(), row.instant());
    }
}
