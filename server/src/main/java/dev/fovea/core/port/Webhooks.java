package dev.fovea.core.port;

import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Addresses that are told of events. */
public interface Webhooks {
    /**
     * The secrets of a webhook, sealed.
     *
     * @param previous still signs until {@code previousUntil}, while a receiver changes over
     */
    record Secrets(String current, Optional<String> previous, Optional<Instant> previousUntil) {}

    /**
     * A webhook that events may go to.
     *
     * @param since the last event of the log when it was made; it hears of later ones
     */
    record Target(Webhook webhook, long since) {}

    /** A webhook with what is needed to send to it. */
    record Endpoint(Webhook webhook, Secrets secrets) {}

    /** How a webhook has been failing: since when, and how many attempts in a row. */
    record Failing(Instant since, int attempts) {}

    /**
     * Adds a webhook, which hears of events from now on.
     *
     * @param sealedSecret as {@link Vault} sealed it
     */
    Webhook add(OrgId org, WebhookId id, Webhook.Kind kind, WebhookDraft draft, String sealedSecret, Instant now);

    /** A webhook of the organisation. */
    Optional<Webhook> find(OrgId org, WebhookId id);

    /** A webhook, and how to sign for it. */
    Optional<Endpoint> endpoint(WebhookId id);

    /** Subscribed webhooks, newest first. */
    List<Webhook> list(OrgId org);

    /** Every webhook of both kinds, newest first. */
    List<Target> targets(OrgId org);

    /** The webhook of kind {@code ADDRESS} that tells that address in those words. */
    Optional<Webhook> findAddress(OrgId org, String url, Vocabulary vocabulary);

    /** Changes all but the secret. */
    void update(Webhook webhook, WebhookDraft draft, Instant now);

    /** The secrets. */
    Secrets secrets(WebhookId id);

    /** Sets the secrets. */
    void rotate(WebhookId id, Secrets secrets, Instant now);

    /** The sealed secret that signs for addresses which are merely named; empty before its first use. */
    Optional<String> defaultSecret(OrgId org);

    /** Sets that secret unless there is one; returns the one that counts. */
    String keepDefaultSecret(OrgId org, String sealedSecret, Instant now);

    /** Notes an attempt that succeeded. */
    void succeeded(WebhookId id);

    /** Notes an attempt that failed. */
    Failing failed(WebhookId id, Instant now);

    /** Disables after long failure, or enables again and forgets the failures. */
    void disable(WebhookId id, Optional<Instant> at);

    /** Switches off for good, as the receiver asked (410). */
    void deactivate(WebhookId id, Instant now);

    /** Removes the webhook and its deliveries; false when it is unknown. */
    boolean delete(OrgId org, WebhookId id);

    /**
     * Has the event log of an organisation fanned out from now on, unless it is already. To be called before an event is
     * appended that a named address must hear of.
     */
    void follow(OrgId org);

    /** Organisations whose log is fanned out and has events after the last one that was; costs no write. */
    List<Cursor> behind();

    /** How far the event log of an organisation was fanned out. */
    record Cursor(OrgId org, long eventNumber) {}

    /** Moves the cursor from one event to a later one; false when another node moved it. */
    boolean advance(Cursor from, long eventNumber);
}
