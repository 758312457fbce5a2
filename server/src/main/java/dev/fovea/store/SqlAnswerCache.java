package dev.fovea.store;

import dev.fovea.core.port.AnswerCache;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/** Table {@code answer_cache}. */
final class SqlAnswerCache implements AnswerCache {
    private final Sql sql;

    SqlAnswerCache(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> find(OrgId org, String key, Instant since) {
        return sql.one(
                "select answer from answer_cache where org_id = ? and cache_key = ? and kept_at >= ?",
                Row::text,
                org,
                key,
                since);
    }

    @Override
    public void keep(OrgId org, String key, String answer, Instant now) {
        sql.update(
                "insert into answer_cache (org_id, cache_key, answer, kept_at) values (?, ?, ?, ?)"
                        + " on conflict (org_id, cache_key) do update set answer = excluded.answer,"
                        + " kept_at = excluded.kept_at",
                org,
                key,
                answer,
                now);
    }

    @Override
    public int deleteKeptBefore(Instant time) {
        return sql.update("delete from answer_cache where kept_at < ?", time);
    }
}
