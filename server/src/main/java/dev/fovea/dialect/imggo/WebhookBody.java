package dev.fovea.dialect.imggo;

import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook.SignatureFormat;
import dev.fovea.model.WebhookDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a body says of a webhook (contract imggo.md §7); events imply vocabulary and signature unless those are named. */
final class WebhookBody {
    private static final String EVENT_WORDS = "job.completed, job.failed, job.queued, job.succeeded, *";
    private static final List<String> BOTH_ENDS = List.of("job.completed", "job.failed");
    private static final Set<String> MEMBERS =
            Set.of("url", "events", "secret", "active", "vocabulary", "signature_format");

    private final ImggoFields fields;
    private final Optional<List<String>> events;

    WebhookBody(ImggoFields fields) {
        this.fields = fields;
        this.events = fields.value("events").map(WebhookBody::events);
    }

    /** The events as the client wrote them, so that the answer can repeat them; else both ends of a job. */
    List<String> eventWords(Vocabulary usual) {
        Vocabulary spoken = vocabulary().orElse(usual);
        return events.orElseGet(() -> BOTH_ENDS.stream()
                .map(event -> ImggoMapping.eventWord(event, spoken))
                .toList());
    }

    /**
     * A new webhook.
     *
     * @param usual the words of the key that makes it
     */
    WebhookDraft draft(Vocabulary usual) {
        String url = fields.url("url").orElseThrow(() -> Refusals.missing("url"));
        Vocabulary vocabulary = vocabulary().orElse(usual);
        return new WebhookDraft(
                url,
                core(eventWords(vocabulary)),
                vocabulary,
                signature().orElse(usualSignature(vocabulary)),
                fields.flag("active").orElse(true),
                secret());
    }

    /** The change that the body asks for. */
    UnaryOperator<WebhookDraft> change() {
        if (MEMBERS.stream().noneMatch(fields::names)) {
            throw Refusals.of(Refusals.MISSING_FIELD, "body", "no updatable field is given");
        }
        Optional<String> url = fields.url("url");
        Optional<Boolean> active = fields.flag("active");
        Optional<String> secret = secret();
        Optional<Vocabulary> vocabulary = vocabulary();
        Optional<SignatureFormat> signature = signature().or(() -> vocabulary.map(WebhookBody::usualSignature));
        return before -> new WebhookDraft(
                url.orElse(before.url()),
                events.map(WebhookBody::core).orElse(before.events()),
                vocabulary.orElse(before.vocabulary()),
                signature.orElse(before.signature()),
                active.orElse(before.active()),
                secret);
    }

    private Optional<Vocabulary> vocabulary() {
        return fields.word("vocabulary", Vocabulary::of, "documented, deployed")
                .or(() -> events.filter(ImggoMapping::speaksDeployed).map(_ -> Vocabulary.DEPLOYED));
    }

    private Optional<SignatureFormat> signature() {
        return fields.word(
                "signature_format", word -> ImggoMapping.constant(SignatureFormat.values(), word), "hex, prefixed");
    }

    private Optional<String> secret() {
        return fields.text("secret").filter(secret -> !secret.isEmpty());
    }

    /** Each generation of the vendor's words comes with its own signature (contract imggo.md §7). */
    private static SignatureFormat usualSignature(Vocabulary vocabulary) {
        return switch (vocabulary) {
            case DOCUMENTED -> SignatureFormat.HEX;
            case DEPLOYED -> SignatureFormat.PREFIXED;
        };
    }

    private static List<String> events(Value value) {
        if (!(value instanceof Value.Items(List<Value> items)) || items.isEmpty()) {
            throw Refusals.parameter("events", "must be a list with at least one of " + EVENT_WORDS);
        }
        List<String> words = new ArrayList<>();
        for (Value item : items) {
            if (!(item instanceof Value.Text(String word))
                    || ImggoMapping.event(word).isEmpty()) {
                throw Refusals.parameter("events", "may hold only " + EVENT_WORDS);
            }
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    private static Set<String> core(List<String> words) {
        Set<String> core = new HashSet<>();
        words.forEach(word -> ImggoMapping.event(word).ifPresent(core::add));
        return core;
    }
}
