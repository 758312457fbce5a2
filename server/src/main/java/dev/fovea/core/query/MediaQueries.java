package dev.fovea.core.query;

import dev.fovea.core.ingest.CollectAnnounced;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Receipt;
import dev.fovea.model.Source;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads of images and recordings; another organisation's media do not exist. */
public final class MediaQueries {
    private final Store store;
    private final Blobs blobs;
    private final CollectAnnounced announced;

    /** Over the given store and blobs. */
    public MediaQueries(Store store, Blobs blobs, CollectAnnounced announced) {
        this.store = store;
        this.blobs = blobs;
        this.announced = announced;
    }

    /** The medium of that id; an announced object is looked for first. */
    public Media get(OrgId org, MediaId id) {
        return announced.collect(found(store.read(session -> session.media().find(org, id)), id.toString()));
    }

    /** The medium of that number. */
    public Media get(OrgId org, long number) {
        return announced.collect(
                found(store.read(session -> session.media().find(org, number)), Long.toString(number)));
    }

    /** Those of the ids that exist. */
    public Set<MediaId> existing(OrgId org, Set<MediaId> ids) {
        return store.read(session -> ids.stream()
                .filter(id -> session.media().find(org, id).isPresent())
                .collect(Collectors.toSet()));
    }

    /** The media of those ids; what does not exist is left out. */
    public List<Media> all(OrgId org, List<MediaId> ids) {
        return store.read(session -> ids.stream()
                .flatMap(id -> session.media().find(org, id).stream())
                .toList());
    }

    /** The medium of that key, if there is one. */
    public Optional<Media> findByKey(OrgId org, String mediaKey) {
        return store.read(session -> session.media().findByKey(org, mediaKey));
    }

    /** A page of media, newest first. */
    public Page<Media> page(OrgId org, MediaFilter filter, int limit) {
        List<Media> rows = store.read(session -> session.media().list(org, filter, limit + 1));
        return Pages.of(rows, limit, Media::number);
    }

    /** Media, newest first, and how many match in all. */
    public Counted<Media> count(OrgId org, MediaFilter filter, int limit) {
        return store.read(session -> new Counted<>(
                session.media().list(org, filter, limit), session.media().count(org, filter)));
    }

    /** Rows of a list and the number of all rows that match. */
    public record Counted<T>(List<T> items, long total) {}

    /** The source of a medium. */
    public Optional<Source> source(Media media) {
        return media.source()
                .flatMap(id -> store.read(session -> session.sources().find(id)));
    }

    /** The requests that made or changed the medium, oldest first. */
    public List<Receipt> receipts(Media media) {
        return store.read(session -> session.receipts().list(media.org(), media.number()));
    }

    /**
     * The bytes of a medium; the caller closes them.
     *
     * @throws FoveaException with {@code NotFound(CONTENT)} when there are none
     */
    public SeekableByteChannel open(Media media) {
        if (media.content() instanceof Content.Present present) {
            return open(present.sha256());
        }
        throw noContent(media.id().toString());
    }

    /** The bytes of a blob that a receipt names. */
    public SeekableByteChannel open(String sha256) {
        try {
            return blobs.read(sha256).orElseThrow(() -> noContent(sha256));
        } catch (IOException e) {
            throw new FoveaException(new FoveaError.StorageFailed("reading " + sha256), e);
        }
    }

    private static Media found(Optional<Media> media, String id) {
        return media.orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.IMAGE, id)));
    }

    private static FoveaException noContent(String id) {
        return new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CONTENT, id));
    }
}
