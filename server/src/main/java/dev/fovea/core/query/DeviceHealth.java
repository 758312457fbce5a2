package dev.fovea.core.query;

import dev.fovea.core.port.Store;
import dev.fovea.model.Pulse;
import dev.fovea.model.Source;

/** Whether devices are alive, and how their clocks go. */
public final class DeviceHealth {
    private final Store store;

    /** Over the given store. */
    public DeviceHealth(Store store) {
        this.store = store;
    }

    /** What is known of a device. */
    public Pulse of(Source device) {
        return store.read(session -> session.pulses().find(device.id())).orElseGet(() -> Pulse.none(device));
    }
}
