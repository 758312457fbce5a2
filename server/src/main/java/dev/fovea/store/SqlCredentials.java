package dev.fovea.store;

import dev.fovea.core.port.Credentials;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialId;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceId;
import dev.fovea.model.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Table {@code credential}. */
final class SqlCredentials implements Credentials {
    private static final String COLUMNS = "id, uuid, org_id, kind, prefix, name, scopes_json, options_json, account_id,"
            + " source_id, single_use, use_count, created_at, expires_at, last_used_at, revoked_at";

    private final Sql sql;

    SqlCredentials(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Credential add(NewCredential credential) {
        return sql.insertReturning(
                "insert into credential (uuid, org_id, kind, hash, prefix, name, scopes_json, options_json,"
                        + " account_id, source_id, single_use, use_count, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?) returning " + COLUMNS,
                SqlCredentials::map,
                credential.uuid(),
                credential.org(),
                credential.kind(),
                credential.hash(),
                credential.prefix(),
                credential.name(),
                Json.writeAll(credential.scopes()),
                credential.options(),
                credential.user(),
                credential.source(),
                credential.singleUse(),
                credential.createdAt(),
                credential.expiresAt());
    }

    @Override
    public Optional<Credential> findByHash(CredentialKind kind, String hash) {
        return sql.one(
                "select " + COLUMNS + " from credential where hash = ? and kind = ?", SqlCredentials::map, hash, kind);
    }

    @Override
    public Optional<Credential> find(OrgId org, UUID uuid) {
        return sql.one(
                "select " + COLUMNS + " from credential where uuid = ? and org_id = ?", SqlCredentials::map, uuid, org);
    }

    @Override
    public List<Credential> list(OrgId org, CredentialKind kind) {
        return sql.list(
                "select " + COLUMNS + " from credential where org_id = ? and kind = ? order by id desc",
                SqlCredentials::map,
                org,
                kind);
    }

    @Override
    public Optional<Credential> living(SourceId source, CredentialKind kind) {
        return sql.one(
                "select " + COLUMNS + " from credential where source_id = ? and kind = ? and revoked_at is null"
                        + " order by id desc limit 1",
                SqlCredentials::map,
                source,
                kind);
    }

    @Override
    public void update(CredentialId id, String name, Set<String> scopes, Optional<Instant> expiresAt, String options) {
        sql.update(
                "update credential set name = ?, scopes_json = ?, expires_at = ?, options_json = ? where id = ?",
                name,
                Json.writeAll(scopes),
                expiresAt,
                options,
                id);
    }

    @Override
    public boolean revoke(CredentialId id, Instant now) {
        return sql.update("update credential set revoked_at = ? where id = ? and revoked_at is null", now, id) > 0;
    }

    @Override
    public void revokeAll(SourceId source, CredentialKind kind, Instant now) {
        sql.update(
                "update credential set revoked_at = ? where source_id = ? and kind = ? and revoked_at is null",
                now,
                source,
                kind);
    }

    @Override
    public void revokeAll(UserId user, CredentialKind kind, Instant now) {
        sql.update(
                "update credential set revoked_at = ? where account_id = ? and kind = ? and revoked_at is null",
                now,
                user,
                kind);
    }

    @Override
    public boolean use(CredentialId id, Instant now) {
        return sql.update(
                        "update credential set use_count = use_count + 1, last_used_at = ?"
                                + " where id = ? and (not single_use or use_count = 0)",
                        now,
                        id)
                > 0;
    }

    @Override
    public void touch(CredentialId id, Instant lastUsed) {
        sql.update(
                "update credential set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)",
                lastUsed,
                id,
                lastUsed);
    }

    private static Credential map(Row row) throws SQLException {
        return new Credential(
                new CredentialId(row.number()),
                row.uuid(),
                new OrgId(row.number()),
                row.word(CredentialKind.class),
                row.text(),
                row.text(),
                Set.copyOf(Json.readAll(row.text(), String.class)),
                row.text(),
                row.optional(UserId::new),
                row.optional(SourceId::new),
                row.flag(),
                row.integer(),
                row.instant(),
                row.optionalInstant(),
                row.optionalInstant(),
                row.optionalInstant());
    }
}
