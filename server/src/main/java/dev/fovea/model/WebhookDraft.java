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
}
