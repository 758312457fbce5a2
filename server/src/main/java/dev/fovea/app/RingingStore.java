package dev.fovea.app;

import dev.fovea.core.deliver.Bell;
import dev.fovea.core.port.Store;
import java.util.List;
import java.util.function.Function;

/** Rings after every commit, so that what was committed is told without waiting for a poll. */
record RingingStore(Store store, List<Bell> bells) implements Store {
    @Override
    public <R> R inTransaction(Function<Session, R> work) {
        R result = store.inTransaction(work);
        bells.forEach(Bell::ring);
        return result;
    }

    @Override
    public <R> R read(Function<Session, R> work) {
        return store.read(work);
    }

    @Override
    public boolean healthy() {
        return store.healthy();
    }

    @Override
    public void close() {
        store.close();
    }
}
