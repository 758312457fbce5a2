package dev.fovea.store;

import dev.fovea.core.port.Chores;
import dev.fovea.core.port.Lease;
import java.time.Instant;
import java.util.List;

/** Not stored yet. */
final class SqlChores implements Chores {
    @Override
    public void ensure(String name, Instant firstDue) {
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
    public boolean release(Lease lease, Instant nextDue) {
        throw new UnsupportedOperationException();
    }
}
