package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What people do with a device: name it, let it in, switch it off and on, take it away. Its images stay in every case. */
public final class ChangeDevice {
    private final Store store;
    private final Clock clock;

    /** Changes devices in the store. */
    public ChangeDevice(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What to change; what is empty stays.
     *
     * @param status {@code APPROVED} lets in a device that waits, was rejected or is switched off; {@code REJECTED} turns
     *     away one that waits; {@code DISABLED} switches one off
     */
    public record Command(Actor by, SourceId device, Optional<String> name, Optional<SourceStatus> status) {}

    /**
     * Changes the device.
     *
     * @throws FoveaException {@code NotFound(SOURCE)}; {@code Invalid} for a status that this device cannot have
     */
    public Source change(Command command) {
        Instant now = clock.instant();
        Optional<String> name = command.name.map(text -> AccessRules.name("name", text));
        return store.inTransaction(session -> {
            Source before = DeviceQueries.get(session, command.by.org(), command.device);
            command.status.ifPresent(status -> requirePossible(before, status));
            session.sources().change(before.id(), name.orElse(before.name()), command.status.orElse(before.status()));
            Source after = DeviceQueries.get(session, command.by.org(), command.device);
            record(session, command.by, before, after, now);
            return after;
        });
    }

    /** Takes a device away: its keys die, it leaves the lists, its id may come again. */
    public void remove(Actor by, SourceId id) {
        Instant now = clock.instant();
        store.inTransaction(session -> {
            Source device = DeviceQueries.get(session, by.org(), id);
            requireKeyed(device);
            session.sources().change(id, device.name(), SourceStatus.REMOVED);
            session.credentials().revokeAll(id, CredentialKind.DEVICE_KEY, now);
            AccessEvents.deviceChanged(session, "device.removed", device, now);
            Deeds.done(session, by, "device.removed", device, now);
            return device;
        });
    }

    private static void requirePossible(Source device, SourceStatus wanted) {
        requireKeyed(device);
        boolean waits = device.status() == SourceStatus.PENDING || device.status() == SourceStatus.REJECTED;
        boolean possible = switch (wanted) {
            case APPROVED -> true;
            case REJECTED -> waits;
            case DISABLED -> !waits;
            case PENDING, REMOVED -> false;
        };
        if (!possible) {
            throw AccessRules.broken(
                    "value_error", "status", "status cannot go from " + word(device.status()) + " to " + word(wanted));
        }
    }

    /** Whatever sends without a key of its own comes by another's, so that switching it off would do nothing. */
    private static void requireKeyed(Source device) {
        if (device.kind() != SourceKind.EDGE_DEVICE) {
            throw AccessRules.broken(
                    "value_error",
                    "status",
                    "only a device with a key of its own can be approved, switched off or removed; this is a "
                            + word(device.kind()));
        }
    }

    private static void record(Session session, Actor by, Source before, Source after, Instant now) {
        if (before.status() != after.status()) {
            String action = "device." + word(after.status());
            AccessEvents.deviceChanged(session, action, after, now);
            Deeds.done(session, by, action, after, now);
        }
        if (!before.name().equals(after.name())) {
            Deeds.done(session, by, "device.renamed", after, now);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
