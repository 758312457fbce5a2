package dev.fovea.core.ingest;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What is said when a device falls silent, and when it is back. */
final class SilenceEvents {
    private SilenceEvents() {}

    /** @param interval at which it was expected */
    static void silent(Session session, Source device, Instant since, Duration interval, Instant now) {
        String data = "{\"kind\":\"%s\",\"silent_since\":\"%s\",\"expected_interval_ms\":%d}"
                .formatted(kind(device), since, interval.toMillis());
        session.events().append(device.org(), "device.silent", device.externalId(), data, now);
    }

    static void recovered(Session session, Source device, Instant since, Instant now) {
        String data = "{\"kind\":\"%s\",\"silent_since\":\"%s\",\"silent_ms\":%d}"
                .formatted(kind(device), since, Duration.between(since, now).toMillis());
        session.events().append(device.org(), "device.recovered", device.externalId(), data, now);
    }

    private static String kind(Source device) {
        return device.kind().name().toLowerCase(Locale.ROOT);
    }
}
