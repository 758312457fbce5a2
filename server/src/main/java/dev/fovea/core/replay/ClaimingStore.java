package dev.fovea.core.replay;

import dev.fovea.core.port.Store;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * A store in which the first transaction of a call under an idempotency key also takes the key. Whatever the call does
 * first, it does once: of several calls with the key one commits, the others are undone. Work without a key passes through.
 */
public final class ClaimingStore implements Store {
    private static final ScopedValue<Claim> CLAIM = ScopedValue.newInstance();
    private final Store store;

    /** Over the given store. */
    public ClaimingStore(Store store) {
        this.store = store;
    }

    /** Runs a call on this thread whose first transaction makes the claim. */
    static <R> R claiming(Claim claim, Callable<R> call) throws Exception {
        return ScopedValue.where(CLAIM, claim).call(call::call);
    }

    @Override
    public <R> R inTransaction(Function<Session, R> work) {
        if (!CLAIM.isBound() || CLAIM.get().taken()) {
            return store.inTransaction(work);
        }
        Claim claim = CLAIM.get();
        R result = store.inTransaction(session -> {
            claim.take(session);
            return work.apply(session);
        });
        claim.committed();
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
