package dev.fovea.dialect.imggo;

import dev.fovea.core.deliver.WebhookAdministration.Created;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import java.util.List;

/** Webhooks as the documents show them; the secret is shown once, to whoever made it (seed imggo, Webhooks). */
final class WebhookViews {
    private WebhookViews() {}

    /** @param events as the call named them */
    static Value.Members created(Created created, List<String> events) {
        Webhook webhook = created.webhook();
        return Shape.object()
                .text("webhook_id", webhook.id().text())
                .text("url", webhook.url())
                .value("events", texts(events))
                .text("secret", created.secret())
                .flag("active", webhook.active())
                .done();
    }

    static Value.Members item(Webhook webhook) {
        return head(webhook)
                .flag("active", webhook.active())
                .time("created_at", webhook.createdAt())
                .text("id", webhook.id().text())
                .done();
    }

    static Value.Members whole(Webhook webhook) {
        return Shape.object()
                .all(item(webhook))
                .time("updated_at", webhook.updatedAt())
                .text("vocabulary", webhook.vocabulary().word())
                .text("signature_format", ImggoMapping.word(webhook.signature()))
                .done();
    }

    private static Shape head(Webhook webhook) {
        return Shape.object()
                .text("webhook_id", webhook.id().text())
                .text("url", webhook.url())
                .value("events", texts(words(webhook)));
    }

    private static List<String> words(Webhook webhook) {
        Vocabulary vocabulary = webhook.vocabulary();
        return ImggoMapping.EVENTS.stream()
                .filter(webhook.events()::contains)
                .map(event -> ImggoMapping.eventWord(event, vocabulary))
                .toList();
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().<Value>map(Value.Text::new).toList());
    }
}
