package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Pulse;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells of devices that have been silent for much longer than usual: once, until they are back. */
public final class NoticeSilence {
    private static final int ROUND = 500;

    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public NoticeSilence(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Looks at every device whose time has come; returns how many were told of. */
    public int notice() {
        Instant now = clock.instant();
        int told = 0;
        List<Pulse> due = store.read(session -> session.pulses().due(now, ROUND));
        for (Pulse pulse : due) {
            told += store.<Boolean>inTransaction(session -> notice(session, pulse, now)) ? 1 : 0;
        }
        return told;
    }

    /** What was due when it was read may have been heard of since, or be expected later. */
    private static boolean notice(Session session, Pulse read, Instant now) {
        Pulse pulse = session.pulses().find(read.source()).orElse(read);
        Optional<Instant> dueAt = pulse.dueAt();
        if (dueAt.filter(due -> !due.isAfter(now)).isEmpty()) {
            session.pulses().schedule(pulse.source(), dueAt);
            return false;
        }
        Optional<Source> device = session.sources().find(pulse.source()).filter(found -> mayStillSend(session, found));
        if (device.isEmpty()) {
            session.pulses().schedule(pulse.source(), Optional.empty());
            return false;
        }
        if (!session.pulses().beginSilence(pulse)) {
            return false;
        }
        SilenceEvents.silent(
                session,
                device.get(),
                pulse.heardAt().orElseThrow(),
                pulse.rhythm().interval().orElseThrow(),
                now);
        return true;
    }

    /** Of a device that was switched off, or whose key was, nothing is expected. */
    private static boolean mayStillSend(Session session, Source device) {
        return device.status() == SourceStatus.APPROVED
                && (device.kind() != SourceKind.EDGE_DEVICE
                        || session.credentials()
                                .living(device.id(), CredentialKind.DEVICE_KEY)
                                .isPresent());
    }
}
