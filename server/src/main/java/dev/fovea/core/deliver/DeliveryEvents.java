package dev.fovea.core.deliver;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Delivery;
import java.time.Instant;

/** The events of deliveries, which no webhook is told of ({@link EventTypes#UNTOLD}). */
final class DeliveryEvents {
    private DeliveryEvents() {}

    /** It was tried as often as the schedule has it, or its receiver is gone. */
    static void failed(Session session, Delivery delivery, Instant now) {
        String data = "{\"delivery_id\":\"%s\",\"webhook_id\":\"%s\",\"event\":\"%s\"}"
                .formatted(delivery.id(), delivery.webhook().text(), delivery.eventType());
        session.events().append(delivery.org(), "delivery.failed", delivery.id().toString(), data, now);
    }
}
