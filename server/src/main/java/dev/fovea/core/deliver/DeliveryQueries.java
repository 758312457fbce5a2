package dev.fovea.core.deliver;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.WebhookId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads of deliveries; another organisation's do not exist. */
public final class DeliveryQueries {
    private final Store store;

    /** Over the given store. */
    public DeliveryQueries(Store store) {
        this.store = store;
    }

    /** A delivery with its attempts; {@code NotFound(DELIVERY)} when it is unknown or past its retention. */
    public Delivery get(OrgId org, UUID id) {
        return store.read(session -> session.deliveries().find(org, id))
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.DELIVERY, id.toString())));
    }

    /** A page of deliveries of a webhook, newest first, without their attempts; {@code NotFound(WEBHOOK)}. */
    public Page<Delivery> page(
            OrgId org, WebhookId webhook, Optional<Delivery.State> state, OptionalLong before, int limit) {
        List<Delivery> rows = store.read(session -> {
            var _ = WebhookAdministration.found(session, org, webhook);
            return session.deliveries().list(org, webhook, state, before, limit + 1);
        });
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<Delivery> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(Long.toString(shown.getLast().number())));
    }
}
