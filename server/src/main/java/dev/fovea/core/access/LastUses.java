package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.model.CredentialId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When credentials were last used, collected in memory so that authenticating never writes. What is not flushed when
 * the process dies is forgotten: the times are for people who look for unused keys.
 */
public final class LastUses {
    private final Store store;
    private final Map<CredentialId, Instant> latest = new ConcurrentHashMap<>();

    /** Collects for the store. */
    public LastUses(Store store) {
        this.store = store;
    }

    /** Notes a use. */
    void note(CredentialId credential, Instant at) {
        latest.merge(credential, at, LastUses::later);
    }

    /** Writes what was collected, in one transaction. When that fails, it is kept for the next time. */
    public void flush() {
        Map<CredentialId, Instant> uses = take();
        if (uses.isEmpty()) {
            return;
        }
        try {
            store.inTransaction(session -> {
                uses.forEach(session.credentials()::touch);
                return uses.size();
            });
        } catch (RuntimeException e) {
            uses.forEach(this::note);
            throw e;
        }
    }

    private Map<CredentialId, Instant> take() {
        Map<CredentialId, Instant> uses = new HashMap<>(latest);
        uses.forEach(latest::remove);
        return uses;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
