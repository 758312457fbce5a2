package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Adds a device with a key of its own, approved, without a provisioning token. */
public final class AddDevice {
    private final Store store;
    private final Ids ids;
    private final Clock clock;

    /** Adds devices to organisations in the store. */
    public AddDevice(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What to add.
     *
     * @param deviceId the id that the device gives itself; one of a removed device brings that one back
     * @param name what to call it; the id when empty
     */
    public record Command(Actor by, String deviceId, Optional<String> name) {}

    /** The device, its key as it is kept, and the secret, which is shown this once. */
    public record Receipt(Source device, Credential key, String secret) {
        @Override
        public String toString() {
            return "Receipt[" + device.externalId() + "]";
        }
    }

    /**
     * Adds the device.
     *
     * @throws FoveaException {@code Invalid}, or {@code Conflict(DEVICE_EXISTS)}
     */
    public Receipt add(Command command) {
        String deviceId = AccessRules.name("device_id", command.deviceId);
        String name = command.name.map(text -> AccessRules.name("name", text)).orElse(deviceId);
        Secret secret = Secret.mint(ids, CredentialKind.DEVICE_KEY);
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            Source device = session.sources()
                    .add(command.by.org(), SourceKind.EDGE_DEVICE, deviceId, name, SourceStatus.APPROVED, now)
                    .orElseThrow(() -> ProvisionDevice.exists(deviceId));
            CredentialDraft draft = CredentialDraft.of(device.org(), name).forSource(device.id());
            Credential key = session.credentials().add(draft.with(secret, ids.uuid(), now));
            AccessEvents.credentialCreated(session, key, now);
            AccessEvents.deviceProvisioned(session, device, now);
            Deeds.done(session, command.by, "device.added", device, now);
            return new Receipt(device, key, secret.text());
        });
    }
}
