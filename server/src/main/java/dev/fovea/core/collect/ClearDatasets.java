package dev.fovea.core.collect;

import dev.fovea.core.port.Store;

/** Removes the rows of deleted datasets and versions, a bounded number in each transaction. */
public final class ClearDatasets {
    private static final int ROUND = 1000;
    private final Store store;

    /** Over the given store. */
    public ClearDatasets(Store store) {
        this.store = store;
    }

    /** Removes what was deleted; returns how many rows went. */
    public int clear() {
        int all = 0;
        int removed;
        do {
            removed = store.inTransaction(session -> session.datasets().clear(ROUND));
            all += removed;
        } while (removed > 0);
        return all;
    }
}
