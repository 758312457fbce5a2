package dev.fovea.core.port;

import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    /**
     * A delivery in a worker's hand; its log is left out.
     *
     * @param tried attempts since it was made or sent again by hand
     */
    record Claimed(Lease lease, Delivery delivery, int tried) {}

    /** Adds a delivery. */
    Delivery add(NewDelivery delivery, Instant now);

    /** Webhooks for which a claim would find something; costs no write. */
    List<WebhookId> due(Instant now);

    /** Takes deliveries of one webhook whose time has come, the longest due first. */
    List<Claimed> claim(WebhookId webhook, String worker, Instant now, Instant until, int limit);

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
     * @param before number of the last one on the page before
     */
    List<Delivery> list(OrgId org, WebhookId webhook, Optional<Delivery.State> state, OptionalLong before, int limit);

    /** Sends a delivery again that is in nobody's hand, from its first attempt on; held when {@code dueAt} is empty. */
    void redeliver(UUID id, Optional<Instant> dueAt);

    /** Sends again what was made in the range and is finished, in one state or any; returns how many. */
    int redeliver(
            WebhookId webhook, Optional<Delivery.State> state, Instant from, Instant until, Optional<Instant> dueAt);

    /** Parks what is pending and in nobody's hand. */
    void hold(WebhookId webhook, Instant now);

    /** Sends what was held, and what failed since then; returns how many. */
    int releaseHeld(WebhookId webhook, Optional<Instant> failedSince, Instant now);

    /** Removes deliveries that nobody will attempt and that were made before then; returns how many. */
    int deleteCreatedBefore(Instant time, int limit);
}
