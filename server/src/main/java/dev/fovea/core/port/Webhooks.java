package dev.fovea.core.port;

import dev.fovea.model.OrgId;
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
     * Adds a webhook.
     *
     * @param sealedSecret as {@link Vault} sealed it
     */
    Webhook add(OrgId org, WebhookId id, Webhook.Kind kind, WebhookDraft draft, String sealedSecret, Instant now);

    /** A webhook of the organisation. */
    Optional<Webhook> find(OrgId org, WebhookId id);

    /** Subscribed webhooks, newest first. */
    List<Webhook> list(OrgId org);

    /** Every webhook that an event may go to, of both kinds. */
    List<Webhook> targets(OrgId org);

    /** The webhook of kind {@code ADDRESS} for that address. */
    Optional<Webhook> findAddress(OrgId org, String url);

    /** Changes all but the secret. */
    void update(Webhook webhook, WebhookDraft draft, Instant now);

    /** The secrets. */
    Secrets secrets(WebhookId id);

    /** Sets the secrets. */
    void rotate(WebhookId id, Secrets secrets, Instant now);

    /** Notes a success or the first failure after one. */
    void health(WebhookId id, Optional<Instant> failingSince);

    /** Disables after long failure, or enables again. */
    void disable(WebhookId id, Optional<Instant> at);

    /** Switches off for good, as the receiver asked (410). */
    void deactivate(WebhookId id, Instant now);

    /** Removes the webhook and its deliveries; false when it is unknown. */
    boolean delete(OrgId org, WebhookId id);

    /** Organisations that have a webhook, with the last event that was fanned out. */
    List<Cursor> cursors();

    /** How far the event log of an organisation was fanned out. */
    record Cursor(OrgId org, long eventNumber) {}

    /** Moves the cursor from one event to a later one; false when another node moved it. */
    boolean advance(Cursor from, long eventNumber);
}
