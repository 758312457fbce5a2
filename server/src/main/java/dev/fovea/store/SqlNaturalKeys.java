package dev.fovea.store;

import dev.fovea.core.port.NaturalKeys;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Table {@code natural_key}; the primary key decides the races. */
final class SqlNaturalKeys implements NaturalKeys {
    private final Sql sql;

    SqlNaturalKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<MediaId> claim(OrgId org, String key, MediaId media, Instant now, Instant validSince) {
        Optional<MediaId> claimed = sql.one(
                "insert into natural_key (org_id, claim_key, media, claimed_at) values (?, ?, ?, ?)"
                        + " on conflict (org_id, claim_key) do update set media = excluded.media,"
                        + " claimed_at = excluded.claimed_at where natural_key.claimed_at < ? returning media",
                SqlNaturalKeys::map,
                org,
                key,
                media,
                now,
                validSince);
        return claimed.isPresent() ? Optional.empty() : holder(org, key).filter(holder -> !holder.equals(media));
    }

    @Override
    public void handOn(OrgId org, String key, MediaId media, Instant now) {
        sql.update(
                "update natural_key set media = ?, claimed_at = ? where org_id = ? and claim_key = ?",
                media,
                now,
                org,
                key);
    }

    @Override
    public Optional<MediaId> find(OrgId org, String key, Instant validSince) {
        return sql.one(
                "select media from natural_key where org_id = ? and claim_key = ? and claimed_at >= ?",
                SqlNaturalKeys::map,
                org,
                key,
                validSince);
    }

    private Optional<MediaId> holder(OrgId org, String key) {
        return sql.one(
                "select media from natural_key where org_id = ? and claim_key = ?", SqlNaturalKeys::map, org, key);
    }

    private static MediaId map(Row row) throws SQLException {
        return new MediaId(row.uuid());
    }
}
