package dev.fovea.store;

import dev.fovea.core.port.Deliveries;
import dev.fovea.core.port.Lease;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Not stored yet. */
final class SqlDeliveries implements Deliveries {
    @Override
    public void add(NewDelivery delivery, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean anyDue(Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Claimed> claim(String worker, Instant now, Instant until, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean record(
            Lease lease, Delivery.Attempt attempt, Delivery.State state, Optional<Instant> dueAt, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean release(Lease lease, Instant dueAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Delivery> find(OrgId org, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Delivery> list(
            OrgId org, WebhookId webhook, Optional<Delivery.State> state, Optional<Long> before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void redeliver(UUID id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int redeliver(
            OrgId org, WebhookId webhook, Optional<Delivery.State> state, Instant from, Instant until, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hold(WebhookId webhook) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int releaseHeld(WebhookId webhook, Optional<Instant> failedSince, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteCreatedBefore(Instant time, int limit) {
        throw new UnsupportedOperationException();
    }
}
