package dev.fovea.core.export;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.export.Export;
import dev.fovea.model.export.ExportId;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads of exports, and their removal; another organisation's exports do not exist. */
public final class ExportQueries {
    private final Store store;
    private final Blobs blobs;
    private final Clock clock;

    /** Over the given store and blobs. */
    public ExportQueries(Store store, Blobs blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** The export of that id. */
    public Export get(OrgId org, ExportId id) {
        return store.read(session -> session.exports().find(org, id)).orElseThrow(() -> notFound(id));
    }

    /** A page of exports, newest first. */
    public Page<Export> page(OrgId org, OptionalLong before, int limit) {
        List<Export> rows = store.read(session -> session.exports().list(org, before, limit + 1));
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<Export> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(Long.toString(shown.getLast().number())));
    }

    /**
     * What came of an export.
     *
     * @throws FoveaException with {@code Conflict(STATE)} when there is no file yet, or none will be
     */
    public Export.Finished finished(Export export) {
        return export.finished()
                .orElseThrow(() ->
                        new FoveaException(new FoveaError.Conflict(FoveaError.Clash.STATE, missing(export), Map.of())));
    }

    private static String missing(Export export) {
        return export.failure()
                .map(reason -> "The export has failed: " + reason)
                .orElseGet(() -> "The export is not ready yet; " + export.imagesDone() + " images are written");
    }

    /** Opens the file and notes who fetches it; the caller closes it. */
    public SeekableByteChannel open(Actor actor, Export export) {
        Export.Finished file = finished(export);
        SeekableByteChannel bytes = open(file.sha256());
        return store.inTransaction(session -> {
            session.audit().append(actor, "export.downloaded", export.id().toString(), "{}", clock.instant());
            return bytes;
        });
    }

    private SeekableByteChannel open(String sha256) {
        try {
            return blobs.read(sha256)
                    .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CONTENT, sha256)));
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.StorageFailed("reading " + sha256), e);
        }
    }

    /** Removes an export; one that is being written stops. */
    public void delete(Actor actor, ExportId id) {
        boolean deleted = store.inTransaction(session -> {
            boolean there = session.exports().delete(actor.org(), id);
            if (there) {
                session.audit().append(actor, "export.deleted", id.toString(), "{}", clock.instant());
            }
            return there;
        });
        if (!deleted) {
            throw notFound(id);
        }
    }

    private static FoveaException notFound(ExportId id) {
        return new FoveaException(new FoveaError.NotFound(FoveaError.Thing.EXPORT, id.toString()));
    }
}
