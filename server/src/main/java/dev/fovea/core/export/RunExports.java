package dev.fovea.core.export;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Exports;
import dev.fovea.core.port.Lease;
import dev.fovea.core.port.Store;
import dev.fovea.core.work.Lane;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.Manifest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes queued exports to files, one after the other. A worker that dies loses its lease, and the next one begins anew
 * over the same snapshot.
 */
public final class RunExports implements Lane<Exports.Claimed> {
    private static final Logger LOG = LoggerFactory.getLogger(RunExports.class);
    private static final int ATTEMPTS = 3;
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(30);
    private static final int PROGRESS_IMAGES = 5_000;
    private static final int BUFFER = 256 * 1024;

    private final Store store;
    private final Blobs blobs;
    private final WriteExport write;
    private final Clock clock;

    /** Over the given store and blobs. */
    public RunExports(Store store, Blobs blobs, WriteExport write, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.write = write;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "exports";
    }

    @Override
    public List<Held<Exports.Claimed>> claim(String worker, Instant now, Instant until, int limit) {
        if (!store.<Boolean>read(session -> session.exports().anyDue(now))) {
            return List.of();
        }
        return store.inTransaction(session -> session.exports().claim(worker, now, until, limit)).stream()
                .map(claimed -> new Held<>(claimed.lease(), claimed))
                .toList();
    }

    @Override
    public boolean extend(Lease lease, Instant until) {
        return store.inTransaction(session -> session.exports().extend(lease, until));
    }

    @Override
    public void run(Held<Exports.Claimed> held) throws InterruptedException {
        Lease lease = held.lease();
        Export export = held.work().export();
        try {
            write(lease, export);
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                release(lease, clock.instant());
                throw new InterruptedException();
            }
            LOG.warn("{} failed, attempt {}", export.id(), lease.attempt(), e);
            failed(lease, export);
        }
    }

    private void write(Lease lease, Export export) throws IOException {
        try (Blobs.Spool spool = blobs.open()) {
            Manifest manifest;
            try (OutputStream out = new BufferedOutputStream(new Unclosed(spool), BUFFER)) {
                manifest = write.write(
                        export.org(), export.order(), export.snapshot(), out, images -> progress(lease, images));
            }
            spool.keep();
            complete(lease, export, new Export.Finished(manifest, spool.sha256(), spool.size()));
        }
    }

    private void progress(Lease lease, long images) {
        if (images % PROGRESS_IMAGES == 0) {
            boolean _ = store.inTransaction(session -> {
                session.exports().progress(lease, images);
                return true;
            });
        }
    }

    private void complete(Lease lease, Export export, Export.Finished finished) {
        boolean _ = store.inTransaction(session -> {
            Instant now = clock.instant();
            boolean held = session.exports().complete(lease, finished, now);
            if (held) {
                String data = "{\"images\":%d,\"boxes\":%d,\"bytes\":%d}"
                        .formatted(
                                finished.manifest().images(),
                                finished.manifest().boxes(),
                                finished.bytes());
                session.events()
                        .append(export.org(), "export.ready", export.id().toString(), data, now);
            }
            return held;
        });
    }

    private void failed(Lease lease, Export export) {
        if (lease.attempt() < ATTEMPTS) {
            release(lease, clock.instant().plus(NEXT_ATTEMPT));
            return;
        }
        boolean _ = store.inTransaction(session -> {
            Instant now = clock.instant();
            boolean held = session.exports().fail(lease, "it could not be written in several attempts", now);
            if (held) {
                session.events()
                        .append(export.org(), "export.failed", export.id().toString(), "{}", now);
            }
            return held;
        });
    }

    private void release(Lease lease, Instant dueAt) {
        boolean _ = store.inTransaction(session -> session.exports().release(lease, dueAt));
    }
}
