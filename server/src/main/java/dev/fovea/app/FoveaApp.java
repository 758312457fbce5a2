package dev.fovea.app;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.NewCredentials;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.dialect.Dialect;
import dev.fovea.http.CallLog;
import dev.fovea.http.FoveaServer;
import dev.fovea.model.ApiCall;
import dev.fovea.telemetry.Metrics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: data folder, core, doors, workers. Closing it drains the doors first and the data last. */
public final class FoveaApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FoveaApp.class);
    private static final Set<String> WATCHED = Set.of("/healthz", "/readyz", "/metrics");

    private final DataFolder folder;
    private final FileChannel lock;
    private final Core core;
    private final Metrics metrics;
    private final FoveaServer server;
    private final Workers workers;
    private final Outbox outbox;
    private final URI baseUrl;
    private final Optional<NewCredentials> firstCredentials;

    private FoveaApp(Settings settings) {
        folder = DataFolder.open(settings);
        lock = folder.lock();
        int port = portOf(settings);
        baseUrl = baseUrl(settings, port);
        core = new Core(settings, folder, baseUrl);
        firstCredentials = createFirstOrganisation();
        metrics = new Metrics();
        metrics.gauge(
                "fovea.disk.free.bytes",
                "Free space for pictures",
                () -> core.watermark.disk().free());
        metrics.gauge(
                "fovea.disk.total.bytes",
                "Disk of the pictures",
                () -> core.watermark.disk().total());
        List<Dialect> dialects = Dialects.of(settings, core, new Condition(core.store, core.watermark), metrics);
        server = new FoveaServer(
                dialects,
                dialects.getLast(),
                new MetricsMeter(metrics),
                settings.get(FoveaSettings.REQUEST_LOG) ? this::note : CallLog.NONE,
                settings.get(FoveaSettings.DRAIN));
        server.start(settings.get(FoveaSettings.HOST), port);
        workers = new Workers(core, settings.get(FoveaSettings.JOB_LEASE), settings.get(FoveaSettings.DRAIN));
        outbox = new Outbox(core, settings);
        core.engines.all().forEach(ExtractionEngine::warmUp);
        LOG.info("listening on {}, data in {}", baseUrl, folder.path());
    }

    /**
     * Starts a server; when this returns, it answers.
     *
     * @throws FoveaStartException with a sentence for the person who started it
     */
    public static FoveaApp start(Settings settings) {
        return new FoveaApp(settings);
    }

    /** What watches the server would only hide what uses it. */
    private void note(ApiCall call) {
        if (!WATCHED.contains(call.route())) {
            core.recordCalls.note(call);
        }
    }

    /** Where clients reach the server. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Where its data is. */
    public DataFolder folder() {
        return folder;
    }

    /** The secrets of the first organisation, if this start made it; nobody can show them again. */
    public Optional<NewCredentials> firstCredentials() {
        return firstCredentials;
    }

    @Override
    public void close() {
        // Streams would be calls in flight for ever.
        core.eventWatch.close();
        server.close();
        workers.close();
        outbox.close();
        core.close();
        metrics.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the lock of the data folder could not be given free", e);
        }
        LOG.info("stopped");
    }

    private Optional<NewCredentials> createFirstOrganisation() {
        boolean fresh =
                core.store.read(session -> session.organisations().list()).isEmpty();
        return fresh
                ? Optional.of(core.createOrganisation
                        .create(new CreateOrganisation.Command(CreateOrganisation.DEFAULT))
                        .credentials())
                : Optional.empty();
    }

    private static URI baseUrl(Settings settings, int port) {
        String given = settings.get(FoveaSettings.BASE_URL);
        if (!given.isEmpty()) {
            return URI.create(given);
        }
        String host = settings.get(FoveaSettings.HOST);
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return URI.create("http://" + (everywhere ? "127.0.0.1" : host) + ":" + port);
    }

    /** The port has to be known before the server is wired, since its own address is part of the wiring. */
    private static int portOf(Settings settings) {
        int port = settings.get(FoveaSettings.PORT);
        if (port != 0) {
            return port;
        }
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new FoveaStartException("no free port: " + e.getMessage(), e);
        }
    }
}
