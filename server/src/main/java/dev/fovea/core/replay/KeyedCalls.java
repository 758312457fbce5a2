package dev.fovea.core.replay;

import dev.fovea.core.port.ReplayLog.Kept;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Vault;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Idempotency for any call, also one whose use cases know nothing of it. The key is taken in the transaction of the effect
 * ({@link ClaimingStore}) and the answer kept right after it. A process that dies between the two leaves a key without an
 * answer: a repetition is then refused with a conflict, for the effect is there and must not come twice.
 */
public final class KeyedCalls {
    private final Store store;
    private final Replays replays;
    private final Vault vault;
    private final Clock clock;

    /** @param store a {@link ClaimingStore}, the one that the calls work with */
    public KeyedCalls(ClaimingStore store, Replays replays, Vault vault, Clock clock) {
        this.store = store;
        this.replays = replays;
        this.vault = vault;
        this.clock = clock;
    }

    /** A call that is to be done once. */
    public interface Call {
        /** Does it, on the calling thread; an answer that is no 2xx is not kept. */
        Answer run() throws Exception;

        /** SHA-256 of what was sent; reads what has not been read. */
        String bodyHash();
    }

    /**
     * Does the call, or answers as an earlier one with the key did. An earlier call that is still at work is waited for,
     * up to 10 seconds. A call that is refused gives its key free, so that it may be corrected and repeated.
     *
     * @param route what the key is valid for: method, path with ids, and caller
     * @throws FoveaException {@code Conflict(IDEMPOTENCY_KEY)} when the earlier call is still at work then, or its answer
     *     was lost
     */
    public Answered answer(OrgId org, String route, String key, Call call) throws Exception {
        IdempotencyKey wanted = new IdempotencyKey(route, key, "");
        Optional<Answered> earlier = earlier(org, wanted, call);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Claim claim = new Claim(org, wanted, vault.seal(""), clock);
        try {
            Answer answer = ClaimingStore.claiming(claim, call::run);
            return conclude(org, wanted, claim, answer, call);
        } catch (KeyHeldException _) {
            return earlier(org, wanted, call).orElseThrow(KeyedCalls::otherFailed);
        } catch (Exception e) {
            release(org, wanted, claim);
            throw e;
        }
    }

    private Optional<Answered> earlier(OrgId org, IdempotencyKey key, Call call) {
        return replays.settled(org, key).map(kept -> replayed(kept, call.bodyHash()));
    }

    private Answered replayed(Kept kept, String bodyHash) {
        if (kept.answer().status() == Claim.UNANSWERED) {
            throw refused("The call with this Idempotency-Key was begun and its answer was lost, because the server"
                    + " stopped in between; look at what it was to change before you send it under another key");
        }
        return new Answered(
                replays.opened(kept.answer()), true, !kept.bodyHash().equals(bodyHash));
    }

    private Answered conclude(OrgId org, IdempotencyKey key, Claim claim, Answer answer, Call call) {
        if (answer.status() >= 300) {
            release(org, key, claim);
        } else {
            keep(org, new IdempotencyKey(key.route(), key.key(), call.bodyHash()), claim, replays.sealed(answer));
        }
        return Answered.first(answer);
    }

    private void keep(OrgId org, IdempotencyKey key, Claim claim, Answer sealed) {
        Instant now = clock.instant();
        store.inTransaction(session -> {
            if (claim.taken()) {
                session.replayLog().settle(org, key, sealed, now);
            } else if (!session.replayLog().keep(org, key, sealed, now, now, now.minus(Replays.KEPT))) {
                throw new KeyHeldException();
            }
            return key;
        });
    }

    private void release(OrgId org, IdempotencyKey key, Claim claim) {
        if (claim.taken()) {
            store.inTransaction(session -> {
                session.replayLog().release(org, key);
                return key;
            });
        }
    }

    private static FoveaException otherFailed() {
        return refused("Another call with this Idempotency-Key was faster and failed; repeat the request");
    }

    private static FoveaException refused(String message) {
        return new FoveaException(new Conflict(Clash.IDEMPOTENCY_KEY, message, Map.of()));
    }
}
