package dev.fovea.core.replay;

import dev.fovea.core.port.ReplayLog.Kept;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Vault;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Does what a call asks for once, however often the call is repeated under its idempotency key, and answers every
 * repetition with the bytes of the first answer (seed imggo, Idempotency; contract imggo.md §8). Effect and answer commit
 * together, so that a crash loses neither or both. Only a call that succeeds is kept: one that throws may be corrected and
 * repeated.
 */
public final class Replays {
    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Added to the time in which a call may improve its answer, for the commit and for clocks that differ. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** An improvement later than this before the answer settles might not be durable in time. */
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final Store store;
    private final Vault vault;
    private final Clock clock;
    private final Pause pause;

    /** Keeps answers in the store, sealed by the vault. */
    public Replays(Store store, Vault vault, Clock clock) {
        this(store, vault, clock, Thread::sleep);
    }

    Replays(Store store, Vault vault, Clock clock, Pause pause) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * The answer of an earlier call with the key. While that call may still improve its answer it is waited for, up to 10
     * seconds.
     *
     * @throws FoveaException {@code Conflict(IDEMPOTENCY_KEY)} when the earlier call is still at work then
     */
    public Optional<Answered> find(OrgId org, IdempotencyKey key) {
        return settled(org, key).map(found -> replayed(found, key));
    }

    /** What is kept under the key, sealed, once it is settled. */
    Optional<Kept> settled(OrgId org, IdempotencyKey key) {
        Duration waited = Duration.ZERO;
        Optional<Kept> kept = kept(org, key);
        while (kept.isPresent() && kept.get().settledAt().isAfter(clock.instant())) {
            if (waited.compareTo(PATIENCE) >= 0) {
                throw stillAtWork();
            }
            pause();
            waited = waited.plus(POLL);
            kept = kept(org, key);
        }
        return kept;
    }

    private Optional<Kept> kept(OrgId org, IdempotencyKey key) {
        return store.read(session -> session.replayLog().find(org, key, validSince()));
    }

    private Answered replayed(Kept kept, IdempotencyKey key) {
        return new Answered(opened(kept.answer()), true, !kept.bodyHash().equals(key.bodyHash()));
    }

    /** Does the work and answers, or answers as an earlier call with the same key did. */
    public <R> Answered answer(OrgId org, Answering<R> answering, Function<Session, R> work) {
        return open(org, answering, Optional.empty(), work).answered();
    }

    /**
     * Does the work and answers, or answers as an earlier call with the same key did. The answer is not settled before
     * {@link #settle}, or before the caller must have called it.
     *
     * @param patience how long the caller may take until it settles
     */
    public <R> Opened<R> open(OrgId org, Answering<R> answering, Duration patience, Function<Session, R> work) {
        return open(org, answering, Optional.of(patience.plus(MARGIN)), work);
    }

    private <R> Opened<R> open(
            OrgId org, Answering<R> answering, Optional<Duration> unsettled, Function<Session, R> work) {
        if (answering.key().isEmpty()) {
            return store.inTransaction(session -> first(answering, work.apply(session)));
        }
        IdempotencyKey key = answering.key().get();
        while (true) {
            Optional<Answered> earlier = find(org, key);
            if (earlier.isPresent()) {
                return new Opened<>(earlier.get(), Optional.empty());
            }
            try {
                return store.inTransaction(session -> {
                    Opened<R> opened = first(answering, work.apply(session));
                    keep(session, org, key, opened.answered().answer(), unsettled);
                    return opened;
                });
            } catch (KeyHeldException e) {
                // Another call was faster: what was done here is undone, and its answer is looked up.
            }
        }
    }

    private static <R> Opened<R> first(Answering<R> answering, R done) {
        return new Opened<>(Answered.first(answering.wording().apply(done)), Optional.of(done));
    }

    private void keep(Session session, OrgId org, IdempotencyKey key, Answer answer, Optional<Duration> unsettled) {
        Instant now = clock.instant();
        Instant settledAt = now.plus(unsettled.orElse(Duration.ZERO));
        if (!session.replayLog().keep(org, key, sealed(answer), now, settledAt, validSince())) {
            throw new KeyHeldException();
        }
    }

    /**
     * Ends what {@link #open} began: words the answer again and settles it. When that comes so late that the first answer
     * may have been repeated already, the first answer stands.
     *
     * @return the answer that every repetition gets from now on
     */
    public <R> Answered settle(OrgId org, Answering<R> answering, R improved) {
        Answer better = answering.wording().apply(improved);
        return answering
                .key()
                .map(key -> store.inTransaction(session -> settle(session, org, key, better)))
                .orElseGet(() -> Answered.first(better));
    }

    private Answered settle(Session session, OrgId org, IdempotencyKey key, Answer better) {
        Instant now = clock.instant();
        Optional<Kept> tooLate = session.replayLog()
                .find(org, key, validSince())
                .filter(kept -> !now.plus(LAST_WORD).isBefore(kept.settledAt()));
        if (tooLate.isPresent()) {
            return Answered.first(opened(tooLate.get().answer()));
        }
        session.replayLog().settle(org, key, sealed(better), now);
        return Answered.first(better);
    }

    private Instant validSince() {
        return clock.instant().minus(KEPT);
    }

    Answer sealed(Answer answer) {
        return new Answer(answer.status(), vault.seal(answer.body()), answer.location());
    }

    Answer opened(Answer answer) {
        return new Answer(answer.status(), vault.open(answer.body()), answer.location());
    }

    private void pause() {
        try {
            pause.of(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillAtWork();
        }
    }

    private static FoveaException stillAtWork() {
        return new FoveaException(new Conflict(
                Clash.IDEMPOTENCY_KEY,
                "A request with this Idempotency-Key is still being processed; repeat the request in a moment",
                Map.of()));
    }
}
