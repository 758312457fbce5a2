package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import dev.fovea.model.Page;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Devices as people see them, and what a device may learn about itself. */
public final class DeviceQueries {
    private final Store store;

    /** Reads from the store. */
    public DeviceQueries(Store store) {
        this.store = store;
    }

    /** The device and the organisation it belongs to. */
    public record Self(Source device, Organisation organisation) {}

    /**
     * A device, and the key that it shows.
     *
     * @param key its living key; empty for what has none of its own
     */
    public record Listed(Source device, Optional<Credential> key) {}

    /** Devices of the organisation, newest first; without those that were removed. */
    public Page<Listed> page(OrgId org, Optional<SourceStatus> status, OptionalLong before, int limit) {
        return store.read(session -> {
            List<Source> found = session.sources().page(org, status, before, limit + 1);
            List<Listed> shown = found.stream()
                    .limit(limit)
                    .map(device -> listed(session, device))
                    .toList();
            boolean more = found.size() > limit;
            return new Page<>(
                    shown,
                    more ? Optional.of(Long.toString(found.get(limit - 1).id().value())) : Optional.empty());
        });
    }

    /**
     * A device of the organisation that has not been removed.
     *
     * @throws FoveaException {@code NotFound(SOURCE)}
     */
    public Listed get(OrgId org, SourceId id) {
        return store.read(session -> listed(session, get(session, org, id)));
    }

    /**
     * A device of the organisation by the id it gives itself.
     *
     * @throws FoveaException {@code NotFound(SOURCE)}
     */
    public Listed get(OrgId org, String externalId) {
        return store.read(session -> session.sources()
                .find(org, SourceKind.EDGE_DEVICE, externalId)
                .filter(DeviceQueries::present)
                .map(device -> listed(session, device))
                .orElseThrow(() -> notFound(externalId)));
    }

    static Source get(Session session, OrgId org, SourceId id) {
        return session.sources()
                .find(id)
                .filter(device -> device.org().equals(org))
                .filter(DeviceQueries::present)
                .orElseThrow(() -> notFound(Long.toString(id.value())));
    }

    private static boolean present(Source device) {
        return device.status() != SourceStatus.REMOVED;
    }

    private static FoveaException notFound(String id) {
        return new FoveaException(new NotFound(Thing.SOURCE, id));
    }

    private static Listed listed(Session session, Source device) {
        return new Listed(device, session.credentials().living(device.id(), CredentialKind.DEVICE_KEY));
    }

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
