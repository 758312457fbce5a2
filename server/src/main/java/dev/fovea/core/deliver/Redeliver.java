package dev.fovea.core.deliver;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sends finished deliveries again, with the payload and the id of the first time. Those of a webhook that does not send are
 * held until it does.
 */
public final class Redeliver {
    private static final Set<Delivery.State> FINISHED = EnumSet.of(Delivery.State.DELIVERED, Delivery.State.FAILED);

    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public Redeliver(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Which deliveries of a webhook.
     *
     * @param state {@code FAILED} or {@code DELIVERED}; empty means both
     * @param from when the first of them was made
     * @param until before that the last of them was made
     */
    public record Selection(
            OrgId org,
            WebhookId webhook,
            Optional<Delivery.State> state,
            Optional<Instant> from,
            Optional<Instant> until) {}

    /** Sends one again; {@code NotFound(DELIVERY)}. One that is on its way is attempted at once. */
    public Delivery one(OrgId org, UUID id) {
        return store.inTransaction(session -> {
            Delivery delivery = found(session, org, id);
            Webhook webhook = WebhookAdministration.found(session, org, delivery.webhook());
            session.deliveries().redeliver(id, dueAt(webhook));
            return found(session, org, id);
        });
    }

    private static Delivery found(Session session, OrgId org, UUID id) {
        return session.deliveries()
                .find(org, id)
                .orElseThrow(() -> new FoveaException(new NotFound(Thing.DELIVERY, id.toString())));
    }

    /**
     * Sends all of a selection again; returns how many.
     *
     * @throws FoveaException {@code NotFound(WEBHOOK)}; {@code Invalid} for a state that is not final
     */
    public int all(Selection selection) {
        if (selection.state().filter(state -> !FINISHED.contains(state)).isPresent()) {
            throw new FoveaException(Invalid.of("state", "state must be failed or delivered"));
        }
        return store.inTransaction(session -> {
            Webhook webhook = WebhookAdministration.found(session, selection.org(), selection.webhook());
            return session.deliveries()
                    .redeliver(
                            webhook.id(),
                            selection.state(),
                            selection.from().orElse(Instant.EPOCH),
                            selection.until().orElseGet(() -> clock.instant().plusMillis(1)),
                            dueAt(webhook));
        });
    }

    private Optional<Instant> dueAt(Webhook webhook) {
        return webhook.sends() ? Optional.of(clock.instant()) : Optional.empty();
    }
}
