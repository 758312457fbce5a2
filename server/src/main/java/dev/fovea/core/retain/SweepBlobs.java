package dev.fovea.core.retain;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Removes bytes that a crash left without a row (unified-model.md §6.1). */
public final class SweepBlobs {
    private static final Duration GRACE = Duration.ofHours(24);
    private final Store store;
    private final Blobs blobs;
    private final Clock clock;

    /** Over the given store and blobs. */
    public SweepBlobs(Store store, Blobs blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Removes blobs that nothing has referred to for a day; returns how many went. */
    public int sweep() throws IOException {
        return blobs.sweep(
                clock.instant().minus(GRACE),
                sha256 -> store.read(session -> session.media().refersTo(sha256)));
    }
}
