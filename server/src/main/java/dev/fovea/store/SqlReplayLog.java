package dev.fovea.store;

import dev.fovea.core.port.ReplayLog;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Table {@code kept_answer}; the primary key decides the races. */
final class SqlReplayLog implements ReplayLog {
    private static final int ROUND = 1000;

    private static final String KEEP = "insert into kept_answer (org_id, route, client_key, body_hash, status, body,"
            + " location, kept_at, settled_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (org_id, route, client_key) do update set body_hash = excluded.body_hash,"
            + " status = excluded.status, body = excluded.body, location = excluded.location,"
            + " kept_at = excluded.kept_at, settled_at = excluded.settled_at where kept_answer.kept_at < ?";

    static final String DELETE = "delete from kept_answer where (org_id, route, client_key) in"
            + " (select org_id, route, client_key from kept_answer where kept_at < ? order by kept_at limit ?)";

    private final Sql sql;

    SqlReplayLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Kept> find(OrgId org, IdempotencyKey key, Instant validSince) {
        return sql.one(
                "select status, body, location, body_hash, settled_at from kept_answer"
                        + " where org_id = ? and route = ? and client_key = ? and kept_at >= ?",
                SqlReplayLog::map,
                org,
                key.route(),
                key.key(),
                validSince);
    }

    @Override
    public boolean keep(
            OrgId org, IdempotencyKey key, Answer answer, Instant now, Instant settledAt, Instant validSince) {
        int kept = sql.update(
                KEEP,
                org,
                key.route(),
                key.key(),
                key.bodyHash(),
                answer.status(),
                answer.body(),
                answer.location(),
                now,
                settledAt,
                validSince);
        return kept == 1;
    }

    @Override
    public void settle(OrgId org, IdempotencyKey key, Answer answer, Instant now) {
        sql.update(
                "update kept_answer set body_hash = ?, status = ?, body = ?, location = ?, settled_at = ?"
                        + " where org_id = ? and route = ? and client_key = ?",
                key.bodyHash(),
                answer.status(),
                answer.body(),
                answer.location(),
                now,
                org,
                key.route(),
                key.key());
    }

    @Override
    public void release(OrgId org, IdempotencyKey key) {
        sql.update(
                "delete from kept_answer where org_id = ? and route = ? and client_key = ?",
                org,
                key.route(),
                key.key());
    }

    @Override
    public int deleteBefore(Instant time) {
        return sql.update(DELETE, time, ROUND);
    }

    private static Kept map(Row row) throws SQLException {
        Answer answer = new Answer(row.integer(), row.text(), row.optionalText());
        return new Kept(answer, row.text(), row.instant());
    }
}
