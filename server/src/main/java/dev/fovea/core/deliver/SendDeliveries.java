package dev.fovea.core.deliver;

import dev.fovea.core.port.Deliveries.Claimed;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.WebhookSender;
import dev.fovea.core.port.WebhookSender.Answered;
import dev.fovea.core.port.WebhookSender.Message;
import dev.fovea.core.port.WebhookSender.Outcome;
import dev.fovea.core.port.Webhooks.Endpoint;
import dev.fovea.core.port.Webhooks.Failing;
import dev.fovea.core.work.Lane;
import dev.fovea.model.Delivery;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attempts deliveries, at least once each: signed anew at every attempt, repeated after {@link RetrySchedule}, with a log of
 * what came of each attempt. A receiver that fails for long is disabled, and deliveries to it gather until its owner
 * enables it.
 */
public final class SendDeliveries implements Lane<Sending> {
    private final Store store;
    private final WebhookSender sender;
    private final Signatures signatures;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Duration patience;
    private final Hands hands;
    private int turn;

    /**
     * Limits of this lane.
     *
     * @param perWebhook attempts to one webhook at once on this node
     * @param perFailingWebhook the same, to one whose last attempt failed
     * @param patience how long a webhook may fail before it is disabled
     */
    public record Terms(int perWebhook, int perFailingWebhook, Duration patience) {}

    /** Sends what is due in the store. */
    public SendDeliveries(
            Store store,
            WebhookSender sender,
            Signatures signatures,
            RetrySchedule schedule,
            Clock clock,
            Terms terms) {
        this.store = store;
        this.sender = sender;
        this.signatures = signatures;
        this.schedule = schedule;
        this.clock = clock;
        this.patience = terms.patience();
        this.hands = new Hands(terms.perWebhook(), terms.perFailingWebhook());
    }

    @Override
    public String name() {
        return "deliveries";
    }

    /** {@inheritDoc} Webhooks come in turns; none gets more hands than it may have. */
    @Override
    public List<Held<Sending>> claim(String worker, Instant now, Instant until, int limit) {
        List<WebhookId> due = inTurn(store.read(session -> session.deliveries().due(now)));
        if (due.isEmpty()) {
            return List.of();
        }
        List<Held<Sending>> taken =
                store.inTransaction(session -> take(session, due, new Claim(worker, now, until, limit)));
        taken.forEach(held -> hands.take(held.work().delivery().webhook()));
        return taken;
    }

    private List<WebhookId> inTurn(List<WebhookId> due) {
        List<WebhookId> free = due.stream().filter(hands::anyFree).collect(Collectors.toCollection(ArrayList::new));
        Collections.rotate(free, turn++);
        return free;
    }

    /** What a claim asks for. */
    private record Claim(String worker, Instant now, Instant until, int limit) {}

    private List<Held<Sending>> take(Session session, List<WebhookId> due, Claim claim) {
        List<Held<Sending>> taken = new ArrayList<>();
        for (WebhookId id : due) {
            int left = claim.limit() - taken.size();
            if (left > 0) {
                session.webhooks()
                        .endpoint(id)
                        .ifPresent(endpoint -> taken.addAll(take(session, endpoint, claim, left)));
            }
        }
        return taken;
    }

    private List<Held<Sending>> take(Session session, Endpoint endpoint, Claim claim, int most) {
        Webhook webhook = endpoint.webhook();
        if (!webhook.sends()) {
            session.deliveries().hold(webhook.id(), claim.now());
            return List.of();
        }
        int limit = Math.min(most, hands.free(webhook));
        if (limit == 0) {
            return List.of();
        }
        return session.deliveries().claim(webhook.id(), claim.worker(), claim.now(), claim.until(), limit).stream()
                .map(claimed -> held(claimed, endpoint))
                .toList();
    }

    private static Held<Sending> held(Claimed claimed, Endpoint endpoint) {
        return new Held<>(claimed.lease(), new Sending(claimed.delivery(), endpoint, claimed.tried()));
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return store.inTransaction(session -> session.deliveries().extend(lease, until));
    }

    @Override
    public void run(Held<Sending> held) throws InterruptedException {
        try {
            attempt(held.lease(), held.work());
        } finally {
            hands.giveBack(held.work().delivery().webhook());
        }
    }

    private void attempt(Lease lease, Sending sending) throws InterruptedException {
        Instant start = clock.instant();
        Map<String, String> headers = signatures.headers(sending.delivery(), sending.endpoint(), start);
        Delivery delivery = sending.delivery();
        Outcome outcome;
        try {
            outcome = sender.post(new Message(delivery.url(), headers, delivery.payload()));
        } catch (InterruptedException e) {
            store.inTransaction(session -> session.deliveries().release(lease, clock.instant()));
            throw e;
        }
        Instant end = clock.instant();
        Delivery.Attempt attempt = logged(delivery, start, end, headers, outcome);
        store.inTransaction(session -> {
            settle(session, lease, sending, attempt, Verdict.of(outcome), end);
            return lease;
        });
    }

    private static Delivery.Attempt logged(
            Delivery delivery, Instant start, Instant end, Map<String, String> headers, Outcome outcome) {
        String request = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        Optional<Answered> answered = outcome instanceof Answered answer ? Optional.of(answer) : Optional.empty();
        return new Delivery.Attempt(
                delivery.attempts() + 1,
                start,
                Duration.between(start, end).toMillis(),
                request,
                answered.map(Answered::status),
                answered.map(Answered::body).orElse(""),
                Verdict.explanation(outcome));
    }

    /** What was sent stays recorded under the lease only: a worker that lost it has no say any more. */
    private void settle(
            Session session, Lease lease, Sending sending, Delivery.Attempt attempt, Verdict verdict, Instant now) {
        Optional<Endpoint> present =
                session.webhooks().endpoint(sending.delivery().webhook());
        if (present.isEmpty()) {
            return;
        }
        Webhook webhook = present.get().webhook();
        Optional<Instant> next = verdict == Verdict.FAILED
                ? schedule.waitAfter(sending.tried() + 1).map(now::plus)
                : Optional.empty();
        Delivery.State state = state(verdict, next.isPresent(), webhook.sends());
        Optional<Instant> due = state == Delivery.State.PENDING ? next : Optional.empty();
        if (session.deliveries().record(lease, attempt, state, due, now)) {
            note(session, webhook, verdict, now);
            if (state == Delivery.State.FAILED) {
                DeliveryEvents.failed(session, sending.delivery(), now);
            }
        }
    }

    private static Delivery.State state(Verdict verdict, boolean again, boolean sends) {
        return switch (verdict) {
            case DELIVERED -> Delivery.State.DELIVERED;
            case GONE -> Delivery.State.FAILED;
            case FAILED -> again ? (sends ? Delivery.State.PENDING : Delivery.State.HELD) : Delivery.State.FAILED;
        };
    }

    private void note(Session session, Webhook webhook, Verdict verdict, Instant now) {
        if (verdict == Verdict.DELIVERED) {
            session.webhooks().succeeded(webhook.id());
            return;
        }
        Failing failing = session.webhooks().failed(webhook.id(), now);
        if (!webhook.sends()) {
            return;
        }
        if (verdict == Verdict.GONE) {
            session.webhooks().deactivate(webhook.id(), now);
            session.deliveries().hold(webhook.id(), now);
            WebhookEvents.gone(session, webhook, now);
        } else if (hopeless(failing, now)) {
            session.webhooks().disable(webhook.id(), Optional.of(now));
            session.deliveries().hold(webhook.id(), now);
            WebhookEvents.disabled(session, webhook, now);
        }
    }

    private boolean hopeless(Failing failing, Instant now) {
        return failing.attempts() >= RetrySchedule.ATTEMPTS
                && !failing.since().plus(patience).isAfter(now);
    }
}
