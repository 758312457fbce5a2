package dev.fovea.core.deliver;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Webhooks;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Webhooks made, changed, listed, removed. Unknown ones are {@code NotFound(WEBHOOK)}. */
public final class WebhookAdministration {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 20;

    private final Store store;
    private final Once once;
    private final WebhookSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    /** Does the work of a call once per idempotency key, answer and effect in one transaction. */
    @FunctionalInterface
    public interface Once {
        /** The answer of this call, or of the first one with the same key. */
        <R> Answered answer(OrgId org, Answering<R> answering, Function<Session, R> work);
    }

    /** A new webhook with its secret, which nobody can show again. */
    public record Created(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return "Created[" + webhook.id() + "]";
        }
    }

    /** Over the given store. */
    public WebhookAdministration(Store store, Once once, WebhookSecrets secrets, Ids ids, Clock clock) {
        this.store = store;
        this.once = once;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** How the vendor's signature header is written by default: each vocabulary has receivers of its own (decision 9). */
    public static Webhook.SignatureFormat signatureOf(Vocabulary vocabulary) {
        return switch (vocabulary) {
            case DOCUMENTED -> Webhook.SignatureFormat.HEX;
            case DEPLOYED -> Webhook.SignatureFormat.PREFIXED;
        };
    }

    static WebhookId freshId(Ids ids) {
        return new WebhookId(WebhookId.PREFIX + ids.secret(BASE62, ID_LENGTH));
    }

    /**
     * Makes a webhook, or answers as the first call with the same idempotency key did.
     *
     * @throws FoveaException {@code Invalid} for an address, a list of events or a secret that breaks the rules
     */
    public Answered create(Actor by, WebhookDraft draft, Answering<Created> answering) {
        WebhookRules.checked(draft);
        return once.answer(by.org(), answering, session -> create(session, by, draft));
    }

    /** Makes a webhook. */
    public Created create(Actor by, WebhookDraft draft) {
        WebhookRules.checked(draft);
        return store.inTransaction(session -> create(session, by, draft));
    }

    private Created create(Session session, Actor by, WebhookDraft draft) {
        Instant now = clock.instant();
        String secret = draft.secret().orElseGet(secrets::mint);
        Webhook webhook = session.webhooks()
                .add(by.org(), freshId(ids), Webhook.Kind.SUBSCRIBED, draft, secrets.seal(secret), now);
        WebhookEvents.created(session, webhook, now);
        record(session, by, "webhook.created", webhook, now);
        return new Created(webhook, secret);
    }

    /** A webhook. */
    public Webhook get(OrgId org, WebhookId id) {
        return store.read(session -> found(session, org, id));
    }

    /** Subscribed webhooks, newest first. */
    public List<Webhook> list(OrgId org) {
        return store.read(session -> session.webhooks().list(org));
    }

    /** Webhooks of both kinds, newest first. */
    public List<Webhook> listAll(OrgId org) {
        return store.read(session -> session.webhooks().targets(org)).stream()
                .map(Webhooks.Target::webhook)
                .toList();
    }

    /**
     * Changes what the function changes. A new secret signs at once, the previous one beside it for 24 hours; making a
     * disabled webhook active sends what has gathered.
     *
     * @throws FoveaException {@code Invalid} as {@link #create}, or when more than {@code active} is changed of an address
     *     that nobody subscribed
     */
    public Webhook change(Actor by, WebhookId id, UnaryOperator<WebhookDraft> change) {
        return store.inTransaction(session -> change(session, by, found(session, by.org(), id), change));
    }

    private Webhook change(Session session, Actor by, Webhook webhook, UnaryOperator<WebhookDraft> change) {
        Instant now = clock.instant();
        WebhookDraft before = webhook.draft();
        WebhookDraft after = checked(webhook, before, change.apply(before));
        session.webhooks().update(webhook, after.withActive(stillActive(webhook, after)), now);
        after.secret().ifPresent(secret -> rotate(session, webhook.id(), secret, now));
        if (after.active() && !before.active()) {
            session.webhooks().disable(webhook.id(), Optional.empty());
            session.deliveries().releaseHeld(webhook.id(), webhook.failingSince(), now);
        } else if (before.active() && !after.active()) {
            session.deliveries().hold(webhook.id(), now);
        }
        Webhook changed = found(session, webhook.org(), webhook.id());
        WebhookEvents.changed(session, changed, now);
        boolean newSecret = after.secret().isPresent();
        record(session, by, newSecret ? "webhook.secret_changed" : "webhook.changed", changed, now);
        return changed;
    }

    /** A disabled webhook does not send, which is not to say that its owner switched it off. */
    private static boolean stillActive(Webhook webhook, WebhookDraft after) {
        return after.active() || (webhook.active() && webhook.disabledAt().isPresent());
    }

    private static WebhookDraft checked(Webhook webhook, WebhookDraft before, WebhookDraft after) {
        if (webhook.kind() == Webhook.Kind.SUBSCRIBED) {
            return WebhookRules.checked(after);
        }
        if (!after.withActive(before.active()).equals(before)) {
            throw new FoveaException(
                    Invalid.of("active", "only active can be changed of an address that a pattern or a job names"));
        }
        return after;
    }

    /** Gives the webhook a new secret, shown this once; the previous one signs beside it for 24 hours. */
    public Created rotate(Actor by, WebhookId id) {
        String secret = secrets.mint();
        return new Created(change(by, id, draft -> draft.withSecret(secret)), secret);
    }

    private void rotate(Session session, WebhookId id, String secret, Instant now) {
        Webhooks.Secrets present = session.webhooks().secrets(id);
        session.webhooks().rotate(id, secrets.changedOver(present, secret, now), now);
    }

    /** Removes the webhook; what was on its way to it is dropped. */
    public void delete(Actor by, WebhookId id) {
        Instant now = clock.instant();
        store.inTransaction(session -> {
            Webhook webhook = found(session, by.org(), id);
            WebhookEvents.deleted(session, webhook, now);
            record(session, by, "webhook.deleted", webhook, now);
            return session.webhooks().delete(by.org(), id);
        });
    }

    private static void record(Session session, Actor by, String action, Webhook webhook, Instant now) {
        String details = AuditEntry.details(Map.of("url", webhook.url()));
        session.audit().append(by, action, webhook.id().text(), details, now);
    }

    static Webhook found(Session session, OrgId org, WebhookId id) {
        return session.webhooks()
                .find(org, id)
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.WEBHOOK, id.text())));
    }
}
