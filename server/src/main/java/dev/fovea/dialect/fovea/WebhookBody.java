package dev.fovea.dialect.fovea;

import dev.fovea.core.deliver.EventTypes;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.Webhook.SignatureFormat;
import dev.fovea.model.WebhookDraft;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Body of {@code POST /v1/webhooks} and {@code PATCH /v1/webhooks/{id}}: of a change, only what is to change. */
record WebhookBody(
        Optional<String> url,
        Set<String> events,
        Optional<Vocabulary> vocabulary,
        Optional<SignatureFormat> signature,
        Optional<Boolean> active,
        Optional<String> secret) {
    private static final int SHORTEST_SECRET = 16;

    /** A new webhook; it hears of finished jobs when the body names no events. */
    static WebhookDraft created(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        var _ = fields.requiredText("url");
        WebhookBody wanted = read(fields);
        Vocabulary vocabulary = wanted.vocabulary.orElse(Vocabulary.DOCUMENTED);
        return wanted.over(new WebhookDraft(
                "",
                Set.of("job.completed", "job.failed"),
                vocabulary,
                WebhookAdministration.signatureOf(vocabulary),
                true,
                Optional.empty()));
    }

    /** A change. */
    static WebhookBody changed(byte[] body) {
        return read(FoveaFields.body(body));
    }

    private static WebhookBody read(FoveaFields fields) {
        WebhookBody body = new WebhookBody(
                fields.text("url"),
                events(fields),
                vocabulary(fields),
                signature(fields),
                fields.flag("active"),
                secret(fields));
        fields.check();
        return body;
    }

    private static Set<String> events(FoveaFields fields) {
        Set<String> events = fields.texts("events");
        events.stream()
                .filter(type -> !type.equals(Webhook.EVERYTHING) && !EventTypes.ALL.contains(type))
                .forEach(type -> fields.problem(
                        "enum",
                        "events",
                        "has no '" + type + "'; they are * and " + String.join(", ", EventTypes.ALL)));
        if (events.isEmpty() && fields.has("events")) {
            fields.problem("too_short", "events", "must name at least one event");
        }
        return events;
    }

    private static Optional<Vocabulary> vocabulary(FoveaFields fields) {
        Optional<String> word = fields.text("vocabulary");
        Optional<Vocabulary> vocabulary = word.flatMap(Vocabulary::of);
        if (word.isPresent() && vocabulary.isEmpty()) {
            fields.problem("enum", "vocabulary", "must be documented or deployed");
        }
        return vocabulary;
    }

    private static Optional<SignatureFormat> signature(FoveaFields fields) {
        Optional<String> word = fields.text("signature_format");
        Optional<SignatureFormat> format = word.flatMap(WebhookBody::format);
        if (word.isPresent() && format.isEmpty()) {
            fields.problem("enum", "signature_format", "must be hex or prefixed");
        }
        return format;
    }

    private static Optional<SignatureFormat> format(String word) {
        return Stream.of(SignatureFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static Optional<String> secret(FoveaFields fields) {
        Optional<String> secret = fields.text("secret");
        if (secret.filter(text -> text.length() < SHORTEST_SECRET).isPresent()) {
            fields.problem("string_too_short", "secret", "must have at least " + SHORTEST_SECRET + " characters");
        }
        return secret;
    }

    /** What this body says, and of all else what was. */
    WebhookDraft over(WebhookDraft before) {
        return new WebhookDraft(
                url.orElse(before.url()),
                events.isEmpty() ? before.events() : events,
                vocabulary.orElse(before.vocabulary()),
                signature.orElse(before.signature()),
                active.orElse(before.active()),
                secret);
    }
}
