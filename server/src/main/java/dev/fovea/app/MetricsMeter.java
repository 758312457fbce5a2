package dev.fovea.app;

import dev.fovea.http.Meter;
import dev.fovea.telemetry.Metrics;
import java.time.Duration;

/** The doors' counts, given to telemetry. */
record MetricsMeter(Metrics metrics) implements Meter {
    @Override
    public void answered(String api, String route, int status, Duration took, long bytes) {
        metrics.answered(api, route, status, took, bytes);
    }

    @Override
    public void refused(String api, String reason) {
        metrics.refused(api, reason);
    }
}
