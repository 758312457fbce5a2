package dev.fovea.store;

import dev.fovea.core.port.Webhooks;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables {@code webhook}, {@code webhook_secret} and {@code webhook_cursor}. */
final class SqlWebhooks implements Webhooks {
    private static final String COLUMNS = "uid, id, org_id, kind, url, events_json, vocabulary, signature, active,"
            + " failing_since, disabled_at, created_at, updated_at";
    private static final String SECRETS = "secret, previous_secret, previous_until";
    private static final String LAST_EVENT = "(select coalesce(max(id), 0) from event where org_id = ?)";

    private final Sql sql;

    SqlWebhooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Webhook add(
            OrgId org, WebhookId id, Webhook.Kind kind, WebhookDraft draft, String sealedSecret, Instant now) {
        follow(org);
        return sql.insertReturning(
                "insert into webhook (uid, org_id, kind, url, url_hash, events_json, vocabulary, signature, active,"
                        + " secret, since_event, failures, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + LAST_EVENT + ", 0, ?, ?) returning " + COLUMNS,
                SqlWebhooks::map,
                id.text(),
                org,
                kind,
                draft.url(),
                hash(draft.url()),
                Json.writeAll(draft.events()),
                draft.vocabulary(),
                draft.signature(),
                draft.active(),
                sealedSecret,
                org,
                now,
                now);
    }

    @Override
    public Optional<Webhook> find(OrgId org, WebhookId id) {
        return sql.one(
                "select " + COLUMNS + " from webhook where uid = ? and org_id = ?", SqlWebhooks::map, id.text(), org);
    }

    @Override
    public Optional<Endpoint> endpoint(WebhookId id) {
        return sql.one(
                "select " + COLUMNS + ", " + SECRETS + " from webhook where uid = ?",
                row -> new Endpoint(map(row), mapSecrets(row)),
                id.text());
    }

    @Override
    public List<Webhook> list(OrgId org) {
        return sql.list(
                "select " + COLUMNS + " from webhook where org_id = ? and kind = ? order by id desc",
                SqlWebhooks::map,
                org,
                Webhook.Kind.SUBSCRIBED);
    }

    @Override
    public List<Target> targets(OrgId org) {
        return sql.list(
                "select " + COLUMNS + ", since_event from webhook where org_id = ? order by id desc",
                row -> new Target(map(row), row.number()),
                org);
    }

    @Override
    public Optional<Webhook> findAddress(OrgId org, String url, Vocabulary vocabulary) {
        return sql.one(
                "select " + COLUMNS + " from webhook where org_id = ? and url_hash = ? and vocabulary = ? and kind = ?",
                SqlWebhooks::map,
                org,
                hash(url),
                vocabulary,
                Webhook.Kind.ADDRESS);
    }

    @Override
    public void update(Webhook webhook, WebhookDraft draft, Instant now) {
        sql.update(
                "update webhook set url = ?, url_hash = ?, events_json = ?, vocabulary = ?, signature = ?, active = ?,"
                        + " updated_at = ? where uid = ?",
                draft.url(),
                hash(draft.url()),
                Json.writeAll(draft.events()),
                draft.vocabulary(),
                draft.signature(),
                draft.active(),
                now,
                webhook.id().text());
    }

    @Override
    public Secrets secrets(WebhookId id) {
        return sql.insertReturning(
                "select " + SECRETS + " from webhook where uid = ?", SqlWebhooks::mapSecrets, id.text());
    }

    @Override
    public void rotate(WebhookId id, Secrets secrets, Instant now) {
        sql.update(
                "update webhook set secret = ?, previous_secret = ?, previous_until = ?, updated_at = ? where uid = ?",
                secrets.current(),
                secrets.previous(),
                secrets.previousUntil(),
                now,
                id.text());
    }

    @Override
    public Optional<String> defaultSecret(OrgId org) {
        return sql.one("select secret from webhook_secret where org_id = ?", Row::text, org);
    }

    @Override
    public String keepDefaultSecret(OrgId org, String sealedSecret, Instant now) {
        sql.update(
                "insert into webhook_secret (org_id, secret, created_at) values (?, ?, ?)"
                        + " on conflict (org_id) do nothing",
                org,
                sealedSecret,
                now);
        return defaultSecret(org).orElseThrow();
    }

    @Override
    public void succeeded(WebhookId id) {
        sql.update(
                "update webhook set failing_since = null, failures = 0 where uid = ? and failing_since is not null",
                id.text());
    }

    @Override
    public Failing failed(WebhookId id, Instant now) {
        return sql.insertReturning(
                "update webhook set failing_since = coalesce(failing_since, ?), failures = failures + 1 where uid = ?"
                        + " returning failing_since, failures",
                row -> new Failing(row.instant(), row.integer()),
                now,
                id.text());
    }

    @Override
    public void disable(WebhookId id, Optional<Instant> at) {
        sql.update("update webhook set disabled_at = ? where uid = ?", at, id.text());
        if (at.isEmpty()) {
            succeeded(id);
        }
    }

    @Override
    public void deactivate(WebhookId id, Instant now) {
        sql.update("update webhook set active = ?, updated_at = ? where uid = ?", false, now, id.text());
    }

    @Override
    public boolean delete(OrgId org, WebhookId id) {
        return sql.update("delete from webhook where uid = ? and org_id = ?", id.text(), org) == 1;
    }

    @Override
    public void follow(OrgId org) {
        sql.update(
                "insert into webhook_cursor (org_id, event_id) values (?, " + LAST_EVENT + ")"
                        + " on conflict (org_id) do nothing",
                org,
                org);
    }

    @Override
    public List<Cursor> behind() {
        return sql.list(
                "select org_id, event_id from webhook_cursor c where exists (select 1 from event e"
                        + " where e.org_id = c.org_id and e.id > c.event_id) order by org_id",
                row -> new Cursor(new OrgId(row.number()), row.number()));
    }

    @Override
    public boolean advance(Cursor from, long eventNumber) {
        return sql.update(
                        "update webhook_cursor set event_id = ? where org_id = ? and event_id = ?",
                        eventNumber,
                        from.org(),
                        from.eventNumber())
                == 1;
    }

    private static Webhook map(Row row) throws SQLException {
        return new Webhook(
                new WebhookId(row.text()),
                row.number(),
                new OrgId(row.number()),
                row.word(Webhook.Kind.class),
                row.text(),
                Set.copyOf(Json.readAll(row.text(), String.class)),
                row.word(Vocabulary.class),
                row.word(Webhook.SignatureFormat.class),
                row.flag(),
                row.optionalInstant(),
                row.optionalInstant(),
                row.instant(),
                row.instant());
    }

    private static Secrets mapSecrets(Row row) throws SQLException {
        return new Secrets(row.text(), row.optionalText(), row.optionalInstant());
    }

    private static String hash(String url) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(url.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
