package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Organisation;
import dev.fovea.model.Source;

/** What a device may learn about itself. */
public final class DeviceQueries {
    private final Store store;

    /** Reads from the store. */
    public DeviceQueries(Store store) {
        this.store = store;
    }

    /** The device and the organisation it belongs to. */
    public record Self(Source device, Organisation organisation) {}

    /**
     * Where the calling device stands (acusight.md A5).
     *
     * @throws FoveaException {@code NotFound(SOURCE)} when the caller is no device
     */
    public Self self(Caller caller) {
        Source device =
                caller.source().orElseThrow(() -> new FoveaException(new NotFound(Thing.SOURCE, caller.credential())));
        return store.read(session -> new Self(
                session.sources().find(device.id()).orElse(device),
                session.organisations().get(device.org())));
    }
}
