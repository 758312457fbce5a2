package dev.fovea.core.retain;

import dev.fovea.core.port.Derivatives;
import dev.fovea.core.port.Store;
import java.io.IOException;

/** Removes thumbnails whose originals are gone. */
public final class SweepDerivatives {
    private final Store store;
    private final Derivatives derivatives;

    /** Over the given store and derivatives. */
    public SweepDerivatives(Store store, Derivatives derivatives) {
        this.store = store;
        this.derivatives = derivatives;
    }

    /** Removes what nothing refers to any more; returns how many went. */
    public int sweep() throws IOException {
        return derivatives.sweep(sha256 -> store.read(session -> session.media().refersTo(sha256)));
    }
}
