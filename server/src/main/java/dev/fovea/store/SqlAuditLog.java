package dev.fovea.store;

import dev.fovea.core.port.AuditLog;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.AuditFilter;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Table {@code audit}. */
final class SqlAuditLog implements AuditLog {
    private final Sql sql;

    SqlAuditLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(Actor actor, String action, String subject, String details, Instant now) {
        sql.update(
                "insert into audit (org_id, actor, address, action, subject, details_json, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                actor.org(),
                actor.name(),
                actor.address(),
                action,
                subject,
                details,
                now);
    }

    @Override
    public List<AuditEntry> list(OrgId org, AuditFilter filter, OptionalLong before, int limit) {
        Where where = new Where()
                .and("org_id = ?", org)
                .andIf(filter.actor(), "actor = ?")
                .andIf(filter.action(), "action = ?")
                .andIf(filter.subject(), "subject = ?")
                .andIf(SqlMedia.boxed(before), "id < ?");
        TimeSpan.of("audit", org, filter.from(), filter.until()).narrow(where);
        return sql.list(
                "select id, org_id, actor, address, action, subject, details_json, at from audit" + where
                        + " order by id desc limit ?",
                SqlAuditLog::map,
                where.args(limit));
    }

    private static AuditEntry map(Row row) throws SQLException {
        long number = row.number();
        Actor actor = new Actor(new OrgId(row.number()), row.text(), row.optionalText());
        return new AuditEntry(number, actor, row.text(), row.text(), row.text(), row.instant());
    }
}
