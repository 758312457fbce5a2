package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.model.Source;
import java.time.Clock;
import java.util.Optional;

/** Notes that a device was heard of. */
public final class SeenDevice {
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public SeenDevice(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Notes it, now. */
    public void seen(Source device) {
        store.inTransaction(session -> {
            SignOfLife.note(session, device, Optional.empty(), clock.instant());
            return device;
        });
    }
}
