package dev.fovea.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one webhook; its payload is frozen.
 *
 * @param id the same over all attempts
 * @param eventNumber in the event log; empty for a test event
 * @param eventType in the words of the payload
 * @param payload exact JSON text that is sent and signed
 * @param dueAt when the next attempt is made; empty when none is
 */
public record Delivery(
        UUID id,
        long number,
        OrgId org,
        WebhookId webhook,
        String url,
        Optional<Long> eventNumber,
        String eventType,
        String subject,
        String payload,
        State state,
        int attempts,
        Instant createdAt,
        Optional<Instant> dueAt,
        Optional<Instant> finishedAt,
        List<Attempt> log) {
    public Delivery {
        log = List.copyOf(log);
    }

    /** The same with its attempts, oldest first. */
    public Delivery withLog(List<Attempt> attemptsMade) {
        return new Delivery(
                id,
                number,
                org,
                webhook,
                url,
                eventNumber,
                eventType,
                subject,
                payload,
                state,
                attempts,
                createdAt,
                dueAt,
                finishedAt,
                attemptsMade);
    }

    /** Where a delivery stands. */
    public enum State {
        /** Waits for its first or next attempt. */
        PENDING,
        /** The webhook is disabled: it waits until that is enabled again. */
        HELD,
        DELIVERED,
        /** No attempt is left, or the receiver said that it is gone; can be sent again by hand. */
        FAILED
    }

    /**
     * One attempt.
     *
     * @param request headers as sent, without secrets
     * @param status the receiver's; empty when none came
     * @param response first characters of the body
     * @param error why no answer came, in words for the owner
     */
    public record Attempt(
            int number,
            Instant at,
            long millis,
            String request,
            Optional<Integer> status,
            String response,
            Optional<String> error) {}
}
