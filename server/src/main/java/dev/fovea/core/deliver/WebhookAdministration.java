package dev.fovea.core.deliver;

import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.model.OrgId;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.util.List;
import java.util.function.UnaryOperator;

/** Webhooks made, changed, listed, removed. Unknown ones are {@code NotFound(WEBHOOK)}. */
public final class WebhookAdministration {
    /** A new webhook with its secret, which nobody can show again. */
    public record Created(Webhook webhook, String secret) {}

    /** Makes a webhook, or answers as the first call with the same idempotency key did. */
    public Answered create(OrgId org, WebhookDraft draft, Answering<Created> answering) {
        throw new UnsupportedOperationException();
    }

    /** A webhook. */
    public Webhook get(OrgId org, WebhookId id) {
        throw new UnsupportedOperationException();
    }

    /** Subscribed webhooks, newest first. */
    public List<Webhook> list(OrgId org) {
        throw new UnsupportedOperationException();
    }

    /**
     * Changes what the function changes. A new secret signs at once, the previous one beside it for 24 hours; making a
     * disabled webhook active sends what has gathered.
     */
    public Webhook change(OrgId org, WebhookId id, UnaryOperator<WebhookDraft> change) {
        throw new UnsupportedOperationException();
    }

    /** Removes the webhook; what was on its way to it is dropped. */
    public void delete(OrgId org, WebhookId id) {
        throw new UnsupportedOperationException();
    }
}
