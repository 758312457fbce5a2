package dev.fovea.core.port;

import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/** Answers kept under idempotency keys; the record commits with the effect. */
public interface ReplayLog {
    /**
     * A kept answer.
     *
     * @param settledAt from then on it is the answer; before, the first call may still improve it (a 202 into a 200)
     */
    record Kept(Answer answer, String bodyHash, Instant settledAt) {}

    /** The answer of a call at or after {@code validSince}. */
    Optional<Kept> find(OrgId org, IdempotencyKey key, Instant validSince);

    /**
     * Keeps an answer.
     *
     * @return false when another call holds the key since {@code validSince}; the transaction must then be given up
     */
    boolean keep(OrgId org, IdempotencyKey key, Answer answer, Instant now, Instant settledAt, Instant validSince);

    /** Replaces the answer, and the hash of the body that led to it, and settles it. */
    void settle(OrgId org, IdempotencyKey key, Answer answer, Instant now);

    /** Gives a key free. */
    void release(OrgId org, IdempotencyKey key);

    /** Forgets answers kept before then, a portion at a time; returns how many went. */
    int deleteBefore(Instant time);
}
