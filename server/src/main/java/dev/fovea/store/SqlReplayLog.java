package dev.fovea.store;

import dev.fovea.core.port.ReplayLog;
import dev.fovea.model.Answer;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/** Not stored yet. */
final class SqlReplayLog implements ReplayLog {
    @Override
    public Optional<Kept> find(OrgId org, IdempotencyKey key, Instant validSince) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean keep(
            OrgId org, IdempotencyKey key, Answer answer, Instant now, Instant settledAt, Instant validSince) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settle(OrgId org, IdempotencyKey key, Answer answer, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteBefore(Instant time) {
        throw new UnsupportedOperationException();
    }
}
