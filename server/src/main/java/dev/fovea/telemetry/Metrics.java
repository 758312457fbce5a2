package dev.fovea.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** Counts and times for Prometheus; label values come from closed sets, never from clients. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();

    /** With the usual facts about the process. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /**
     * An answered request.
     *
     * @param route method and path pattern
     * @param bytes size of the request body
     */
    public void answered(String dialect, String route, int status, Duration took, long bytes) {
        Timer.builder("fovea.requests")
                .description("Answered requests and how long they took")
                .tag("dialect", dialect)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
        counter("fovea.received.bytes", "Bytes of request bodies", dialect).increment((double) bytes);
        if (status >= 200 && status < 300 && !route.startsWith("GET")) {
            counter("fovea.stored", "Accepted writing calls", dialect).increment();
        }
    }

    /** A refused request, by the kind of error. */
    public void refused(String dialect, String reason) {
        Counter.builder("fovea.rejected")
                .description("Refused requests")
                .tag("dialect", dialect)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    /** A value that is asked for when it is scraped. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Everything in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private Counter counter(String name, String description, String dialect) {
        return Counter.builder(name)
                .description(description)
                .tag("dialect", dialect)
                .register(registry);
    }
}
