package dev.fovea.core.access;

import dev.fovea.core.port.Credentials;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Lets a device in that shows a provisioning token, and gives it a key of its own (acusight.md A4). */
public final class ProvisionDevice {
    private final Store store;
    private final Ids ids;
    private final Clock clock;
    private final SourceStatus initial;

    /** @param requireApproval whether a new device waits for a person before it may send */
    public ProvisionDevice(Store store, Ids ids, Clock clock, boolean requireApproval) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.initial = requireApproval ? SourceStatus.PENDING : SourceStatus.APPROVED;
    }

    /**
     * Who wants to join.
     *
     * @param deviceId the id the device gives itself
     * @param name what to call it; the id when empty
     */
    public record Command(String token, String deviceId, Optional<String> name) {
        @Override
        public String toString() {
            return "Command[" + deviceId + "]";
        }
    }

    /** The device and its key, which is shown this once. */
    public record Receipt(Source device, String deviceKey) {
        @Override
        public String toString() {
            return "Receipt[" + device.externalId() + "]";
        }
    }

    /**
     * Adds the device. A refused attempt does not use up the token.
     *
     * @throws FoveaException {@code Invalid}; {@code Unauthenticated(PROVISIONING_TOKEN, EXPIRED)}, or INVALID for an
     *     unknown, revoked or used-up token; {@code Conflict(DEVICE_EXISTS)}
     */
    public Receipt provision(Command command) {
        String deviceId = AccessRules.name("device_id", command.deviceId);
        String name =
                command.name.map(String::strip).filter(text -> !text.isEmpty()).orElse(deviceId);
        String tokenHash = Secret.hash(command.token.strip());
        Secret key = Secret.mint(ids, CredentialKind.DEVICE_KEY);
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            OrgId org = admit(session.credentials(), tokenHash, now);
            Source device = session.sources()
                    .add(org, SourceKind.EDGE_DEVICE, deviceId, name, initial, now)
                    .orElseThrow(() -> exists(deviceId));
            keep(session, device, key, now);
            return new Receipt(device, key.text());
        });
    }

    private static OrgId admit(Credentials credentials, String tokenHash, Instant now) {
        Credential token = credentials
                .findByHash(CredentialKind.PROVISIONING, tokenHash)
                .filter(found -> found.revokedAt().isEmpty())
                .orElseThrow(() -> refused(Flaw.INVALID));
        if (token.expiredAt(now)) {
            throw refused(Flaw.EXPIRED);
        }
        if (!credentials.use(token.id(), now)) {
            throw refused(Flaw.INVALID);
        }
        return token.org();
    }

    private void keep(Session session, Source device, Secret key, Instant now) {
        CredentialDraft draft = CredentialDraft.of(device.org(), device.name()).forSource(device.id());
        Credential credential = session.credentials().add(draft.with(key, ids.uuid(), now));
        AccessEvents.credentialCreated(session, credential, now);
        AccessEvents.deviceProvisioned(session, device, now);
    }

    private static FoveaException refused(Flaw flaw) {
        return new FoveaException(new Unauthenticated(Proof.PROVISIONING_TOKEN, flaw));
    }

    static FoveaException exists(String deviceId) {
        String message = "a device of the id " + deviceId + " exists already";
        return new FoveaException(new Conflict(Clash.DEVICE_EXISTS, message, Map.of("device_id", deviceId)));
    }
}
