package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An address that is told of events.
 *
 * @param kind whether somebody subscribed it or a pattern or job merely names it
 * @param events types in the core's words ({@code job.completed}), or {@code *}
 * @param vocabulary the words its payloads use
 * @param active whether it is told of what happens now
 * @param failingSince since when no attempt succeeded
 * @param disabledAt set when it failed for so long that deliveries only gather until somebody enables it again
 */
public record Webhook(
        WebhookId id,
        long number,
        OrgId org,
        Kind kind,
        String url,
        Set<String> events,
        Vocabulary vocabulary,
        SignatureFormat signature,
        boolean active,
        Optional<Instant> failingSince,
        Optional<Instant> disabledAt,
        Instant createdAt,
        Instant updatedAt) {
    /** In place of an event type: all of them. */
    public static final String EVERYTHING = "*";

    public Webhook {
        events = Set.copyOf(events);
    }

    /** Whether deliveries go out now; while it is switched off or disabled they are held. */
    public boolean sends() {
        return active && disabledAt.isEmpty();
    }

    /** What people decided of it; the secret stays. */
    public WebhookDraft draft() {
        return new WebhookDraft(url, events, vocabulary, signature, sends(), Optional.empty());
    }

    /** Whether it is told of events of a type. */
    public boolean hears(String type) {
        return events.contains(type) || events.contains(EVERYTHING);
    }

    /** How an address came to be told. */
    public enum Kind {
        /** Made as a webhook, with a secret of its own. */
        SUBSCRIBED,
        /** Named by a pattern or a job; signed with the organisation's secret. */
        ADDRESS
    }

    /** How the vendor's signature header is written (contract imggo.md §7). */
    public enum SignatureFormat {
        /** Bare hex digits. */
        HEX,
        /** {@code sha256=} and hex digits. */
        PREFIXED
    }
}
