package dev.fovea.store;

import dev.fovea.core.port.Webhooks;
import dev.fovea.model.OrgId;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Not stored yet. */
final class SqlWebhooks implements Webhooks {
    @Override
    public Webhook add(
            OrgId org, WebhookId id, Webhook.Kind kind, WebhookDraft draft, String sealedSecret, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Webhook> find(OrgId org, WebhookId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Webhook> list(OrgId org) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Webhook> targets(OrgId org) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Webhook> findAddress(OrgId org, String url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(Webhook webhook, WebhookDraft draft, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Secrets secrets(WebhookId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rotate(WebhookId id, Secrets secrets, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void health(WebhookId id, Optional<Instant> failingSince) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disable(WebhookId id, Optional<Instant> at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deactivate(WebhookId id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(OrgId org, WebhookId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Cursor> cursors() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean advance(Cursor from, long eventNumber) {
        throw new UnsupportedOperationException();
    }
}
