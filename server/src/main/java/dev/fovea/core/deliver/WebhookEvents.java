package dev.fovea.core.deliver;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Webhook;
import java.time.Instant;

/** The events of webhooks, appended in the transaction of the change. */
final class WebhookEvents {
    private WebhookEvents() {}

    static void created(Session session, Webhook webhook, Instant now) {
        append(session, "webhook.created", webhook, now);
    }

    static void changed(Session session, Webhook webhook, Instant now) {
        append(session, "webhook.changed", webhook, now);
    }

    static void deleted(Session session, Webhook webhook, Instant now) {
        append(session, "webhook.deleted", webhook, now);
    }

    /** It failed for so long that deliveries only gather. */
    static void disabled(Session session, Webhook webhook, Instant now) {
        append(session, "webhook.disabled", webhook, now);
    }

    /** Its receiver said that it is gone (410). */
    static void gone(Session session, Webhook webhook, Instant now) {
        append(session, "webhook.gone", webhook, now);
    }

    private static void append(Session session, String type, Webhook webhook, Instant now) {
        String id = webhook.id().text();
        session.events().append(webhook.org(), type, id, "{\"webhook_id\":\"" + id + "\"}", now);
    }
}
