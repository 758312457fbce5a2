package dev.fovea.core.port;

import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events on their way to webhooks. */
public interface Deliveries {
    /**
     * A delivery to be made.
     *
     * @param dueAt empty when the webhook is disabled, so that it is held
     */
    record NewDelivery(
            UUID id,
            OrgId org,
            WebhookId webhook,
            Optional<Long> eventNumber,
            String eventType,
            String subject,
            String payload,
            Optional<Instant> dueAt) {}

    /** A delivery in a worker's hand; its log is left out. */
    record Claimed(Lease lease, Delivery delivery) {}

    /** Adds a delivery. */
    void add(NewDelivery delivery, Instant now);

    /** Whether a claim would find something; costs no write. */
    boolean anyDue(Instant now);

    /** Takes deliveries whose time has come. */
    List<Claimed> claim(String worker, Instant now, Instant until, int limit);

    /** Moves the end of the lease; false when it was lost. */
    boolean extend(Lease lease, Instant until);

    /** Keeps what an attempt came to, and moves the delivery on; false when the lease was lost. */
    boolean record(Lease lease, Delivery.Attempt attempt, Delivery.State state, Optional<Instant> dueAt, Instant now);

    /** Gives back without an attempt; false when the lease was lost. */
    boolean release(Lease lease, Instant dueAt);

    /** A delivery with its log. */
    Optional<Delivery> find(OrgId org, UUID id);

    /**
     * Deliveries of a webhook, newest first, without their logs.
     *
     * @param before number of the page before
     */
    List<Delivery> list(OrgId org, WebhookId webhook, Optional<Delivery.State> state, Optional<Long> before, int limit);

    /** Sends a delivery again, from its first attempt on. */
    void redeliver(UUID id, Instant now);

    /** Sends again what was made in the range, of one state or of any; returns how many. */
    int redeliver(
            OrgId org, WebhookId webhook, Optional<Delivery.State> state, Instant from, Instant until, Instant now);

    /** Parks what is pending. */
    void hold(WebhookId webhook);

    /** Sends what was held, and what failed since then. */
    int releaseHeld(WebhookId webhook, Optional<Instant> failedSince, Instant now);

    /** Removes finished deliveries made before then; returns how many. */
    int deleteCreatedBefore(Instant time, int limit);
}
