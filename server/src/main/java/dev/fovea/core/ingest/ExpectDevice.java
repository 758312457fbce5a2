package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Pulse;
import dev.fovea.model.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sets how often a device is expected to be heard of. */
public final class ExpectDevice {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(366);

    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public ExpectDevice(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Expects the device at this interval; empty: at the one that is learned. A silence that was told stays so until the
     * device is heard of.
     *
     * @throws FoveaException {@code Invalid} for an interval under a second or over a year
     */
    public Pulse expect(Actor by, Source device, Optional<Duration> interval) {
        interval.ifPresent(ExpectDevice::check);
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            session.pulses().expect(device.id(), device.org(), interval);
            Pulse pulse = session.pulses().find(device.id()).orElseThrow();
            session.pulses().schedule(device.id(), pulse.dueAt());
            String millis =
                    interval.map(Duration::toMillis).map(String::valueOf).orElse("null");
            session.audit()
                    .append(
                            by,
                            "device.expected",
                            device.externalId(),
                            "{\"expected_interval_ms\":" + millis + "}",
                            now);
            return pulse;
        });
    }

    private static void check(Duration interval) {
        if (interval.compareTo(LEAST) < 0 || interval.compareTo(MOST) > 0) {
            throw new FoveaException(Invalid.of(
                    "expected_interval_ms",
                    "expected_interval_ms must be from " + LEAST.toMillis() + " to " + MOST.toMillis() + ", or null"));
        }
    }
}
