package dev.fovea.core.deliver;

import dev.fovea.core.deliver.EventWording.Worded;
import dev.fovea.core.port.Deliveries.NewDelivery;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sends a made-up event, by which an owner tries a receiver; signed and logged like any other. */
public final class SendTest {
    private final Store store;
    private final EventWording wording;
    private final Ids ids;
    private final Clock clock;

    /** Over the given store. */
    public SendTest(Store store, EventWording wording, Ids ids, Clock clock) {
        this.store = store;
        this.wording = wording;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the delivery, which is attempted at once.
     *
     * @throws FoveaException {@code NotFound(WEBHOOK)}; {@code Invalid} when the webhook does not send
     */
    public Delivery send(OrgId org, WebhookId id) {
        return store.inTransaction(session -> add(session, WebhookAdministration.found(session, org, id)));
    }

    private Delivery add(Session session, Webhook webhook) {
        if (!webhook.sends()) {
            throw new FoveaException(Invalid.of("active", "the webhook is switched off; set active to true first"));
        }
        Instant now = clock.instant();
        Worded worded = wording.test(webhook.vocabulary(), now);
        return session.deliveries()
                .add(
                        new NewDelivery(
                                ids.uuid(),
                                webhook.org(),
                                webhook.id(),
                                Optional.empty(),
                                worded.type(),
                                webhook.id().text(),
                                worded.payload(),
                                Optional.of(now)),
                        now);
    }
}
