package dev.fovea.core.replay;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A key that a call under way takes with its first transaction, so that effect and key commit together. */
final class Claim {
    /** Status of a key whose call has not been answered; no HTTP status. */
    static final int UNANSWERED = 0;

    /** How long a call may work before its key counts as one whose answer was lost. */
    private static final Duration LONGEST_WORK = Duration.ofMinutes(10);

    private final OrgId org;
    private final IdempotencyKey key;
    private final String nothing;
    private final Clock clock;
    private boolean taken;

    /** @param nothing the sealed form of an empty body */
    Claim(OrgId org, IdempotencyKey key, String nothing, Clock clock) {
        this.org = org;
        this.key = key;
        this.nothing = nothing;
        this.clock = clock;
    }

    /** Whether a transaction that took the key has committed. */
    boolean taken() {
        return taken;
    }

    /** Takes the key, or gives up the transaction. */
    void take(Session session) {
        Instant now = clock.instant();
        Answer open = new Answer(UNANSWERED, nothing, Optional.empty());
        if (!session.replayLog().keep(org, key, open, now, now.plus(LONGEST_WORK), now.minus(Replays.KEPT))) {
            throw new KeyHeldException();
        }
    }

    void committed() {
        taken = true;
    }
}
