package dev.fovea.model;

import java.util.Optional;
import java.util.Set;

/**
 * What people decide of a webhook.
 *
 * @param secret empty keeps the present one, or makes one for a new webhook
 */
public record WebhookDraft(
        String url,
        Set<String> events,
        Vocabulary vocabulary,
        Webhook.SignatureFormat signature,
        boolean active,
        Optional<String> secret) {
    public WebhookDraft {
        events = Set.copyOf(events);
    }

    /** The same, switched on or off. */
    public WebhookDraft withActive(boolean on) {
        return new WebhookDraft(url, events, vocabulary, signature, on, secret);
    }

    /** The same with another secret. */
    public WebhookDraft withSecret(String text) {
        return new WebhookDraft(url, events, vocabulary, signature, active, Optional.of(text));
    }

    @Override
    public String toString() {
        return "WebhookDraft[" + url + ", " + events + "]";
    }
}
