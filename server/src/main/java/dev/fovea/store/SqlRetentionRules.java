package dev.fovea.store;

import dev.fovea.core.port.RetentionRules;
import dev.fovea.model.OrgId;
import dev.fovea.model.RetentionRule;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Table {@code retention_rule}. */
final class SqlRetentionRules implements RetentionRules {
    /** A stretch of arrivals, found by the index of the organisation alone. */
    static final String STRETCH = "select max(id), min(received_at) from (select id, received_at from media"
            + " where org_id = ? and id > ? order by id limit ?) stretch having count(*) > 0";

    private static final String COLUMNS =
            "uuid, id, org_id, name, place, query, age_from, keep_ms, enabled, created_at,"
                    + " updated_at, last_run_at, last_deleted, last_bytes";

    private final Sql sql;

    SqlRetentionRules(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<RetentionRule> add(OrgId org, UUID id, RetentionRule.Content content, Instant now) {
        return sql.one(
                "insert into retention_rule (uuid, org_id, name, place, query, age_from, keep_ms, enabled, created_at,"
                        + " updated_at, last_deleted, last_bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)"
                        + " on conflict (org_id, name) do nothing returning " + COLUMNS,
                SqlRetentionRules::map,
                id,
                org,
                content.name(),
                content.place(),
                content.query(),
                content.age(),
                content.keepFor().map(Duration::toMillis),
                content.enabled(),
                now,
                now);
    }

    @Override
    public Optional<RetentionRule> find(OrgId org, UUID id) {
        return sql.one(
                "select " + COLUMNS + " from retention_rule where uuid = ? and org_id = ?",
                SqlRetentionRules::map,
                id,
                org);
    }

    @Override
    public List<RetentionRule> list(OrgId org) {
        return sql.list(
                "select " + COLUMNS + " from retention_rule where org_id = ? order by place, id",
                SqlRetentionRules::map,
                org);
    }

    @Override
    public void change(OrgId org, UUID id, RetentionRule.Content content, Instant now) {
        sql.update(
                "update retention_rule set name = ?, place = ?, query = ?, age_from = ?, keep_ms = ?, enabled = ?,"
                        + " updated_at = ? where uuid = ? and org_id = ?",
                content.name(),
                content.place(),
                content.query(),
                content.age(),
                content.keepFor().map(Duration::toMillis),
                content.enabled(),
                now,
                id,
                org);
    }

    @Override
    public boolean nameTaken(OrgId org, String name, Optional<UUID> except) {
        return sql.one("select uuid from retention_rule where org_id = ? and name = ?", Row::uuid, org, name)
                .filter(id -> except.isEmpty() || !except.get().equals(id))
                .isPresent();
    }

    @Override
    public boolean delete(OrgId org, UUID id) {
        return sql.update("delete from retention_rule where uuid = ? and org_id = ?", id, org) > 0;
    }

    @Override
    public void applied(UUID id, RetentionRule.LastRun run) {
        sql.update(
                "update retention_rule set last_run_at = ?, last_deleted = ?, last_bytes = ? where uuid = ?",
                run.at(),
                run.deleted(),
                run.bytes(),
                id);
    }

    @Override
    public Optional<Stretch> stretch(OrgId org, long after, int size) {
        return sql.one(STRETCH, row -> new Stretch(row.number(), row.instant()), org, after, size);
    }

    private static RetentionRule map(Row row) throws SQLException {
        UUID id = row.uuid();
        long number = row.number();
        OrgId org = new OrgId(row.number());
        RetentionRule.Content content = new RetentionRule.Content(
                row.text(),
                row.integer(),
                row.text(),
                row.word(RetentionRule.Age.class),
                keepFor(row.optionalNumber()),
                row.flag());
        Instant created = row.instant();
        Instant updated = row.instant();
        Optional<Instant> at = row.optionalInstant();
        long deleted = row.number();
        long bytes = row.number();
        return new RetentionRule(
                id,
                number,
                org,
                content,
                created,
                updated,
                at.map(time -> new RetentionRule.LastRun(time, deleted, bytes)));
    }

    private static Optional<Duration> keepFor(OptionalLong millis) {
        return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
    }
}
