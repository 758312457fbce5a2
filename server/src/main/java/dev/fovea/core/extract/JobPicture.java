package dev.fovea.core.extract;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.FileNames;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.ImageFetcher.FetchException;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Job;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.Receipt;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the picture of a job: from the store, or first from the address that the client named, after which it is an image
 * like any other (contract imggo.md §5, URL fetch).
 */
public final class JobPicture {
    /** Largest picture or document, in bytes (contract imggo.md §5). */
    public static final long MAX_BYTES = 10L << 20;

    /** What may be sent or named (contract imggo.md §5, Formats). */
    public static final Set<PictureFormat> FORMATS = Set.copyOf(EnumSet.allOf(PictureFormat.class));

    private static final String INACCESSIBLE = "Image URL is not accessible or format is unsupported";
    private static final String TOO_LARGE = "The image is larger than 10 MB";

    private final Store store;
    private final Blobs blobs;
    private final ReceivePicture receive;
    private final RecordImage record;

    /** Over the given store and blobs. */
    public JobPicture(Store store, Blobs blobs, ReceivePicture receive, RecordImage record) {
        this.store = store;
        this.blobs = blobs;
        this.receive = receive;
        this.record = record;
    }

    /**
     * The medium of a claimed job, fetched and attached to the job if it was not before.
     *
     * @throws LeaseLostException when the job is in other hands by then
     */
    Media bring(Jobs.Claimed claimed) throws AttemptFailedException {
        Job job = claimed.job();
        MediaId id = job.input().media().isPresent()
                ? job.input().media().get()
                : fetch(claimed, URI.create(job.input().url().orElseThrow()));
        return store.read(session -> session.media().find(job.org(), id))
                .orElseThrow(() -> AttemptFailedException.lasting(Job.Code.INVALID_IMAGE, "The image was deleted"));
    }

    private MediaId fetch(Jobs.Claimed claimed, URI url) throws AttemptFailedException {
        try (ReceivedPicture picture = receive.fetch(url, MAX_BYTES, FORMATS)) {
            picture.keep();
            return store.inTransaction(session -> attach(session, claimed, url, picture));
        } catch (FoveaException e) {
            throw failure(e);
        }
    }

    private MediaId attach(Store.Session session, Jobs.Claimed claimed, URI url, ReceivedPicture picture) {
        Receipt call = claimed.call().orElseThrow();
        MediaId media = record.record(
                        session,
                        JobImage.of(
                                claimed.job().org(),
                                call.dialect(),
                                new AcceptImage.Call(
                                        call.route(), call.credentialPrefix(), call.contentType(), call.raw()),
                                picture,
                                FileNames.clean(url.getPath(), picture.info().format())))
                .id();
        if (!session.jobs().attach(claimed.lease(), media)) {
            throw new LeaseLostException();
        }
        return media;
    }

    private static AttemptFailedException failure(FoveaException e) {
        if (!(e.error() instanceof FoveaError.FetchFailed)) {
            return AttemptFailedException.passing(
                    Job.Code.INTERNAL_ERROR, "The image could not be stored", Optional.empty(), e);
        }
        return switch (e.getCause()) {
            case FetchException fetch -> failure(fetch);
            case FoveaException bytes
            when bytes.error() instanceof FoveaError.TooLarge ->
                AttemptFailedException.lasting(Job.Code.IMAGE_TOO_LARGE, TOO_LARGE, e);
            case null, default -> AttemptFailedException.lasting(Job.Code.INVALID_IMAGE, INACCESSIBLE, e);
        };
    }

    private static AttemptFailedException failure(FetchException fetch) {
        return switch (fetch.kind()) {
            case REFUSED_ADDRESS, BAD_STATUS ->
                AttemptFailedException.lasting(Job.Code.INVALID_IMAGE, INACCESSIBLE, fetch);
            case TOO_LARGE -> AttemptFailedException.lasting(Job.Code.IMAGE_TOO_LARGE, TOO_LARGE, fetch);
            case UNREACHABLE, BUSY, TIMEOUT, BROKEN ->
                AttemptFailedException.passing(Job.Code.INVALID_IMAGE, INACCESSIBLE, Optional.empty(), fetch);
        };
    }

    /** The medium's bytes, for an engine. */
    ExtractionEngine.Document document(Media media) throws AttemptFailedException {
        if (!(media.content() instanceof Content.Present present)) {
            throw AttemptFailedException.lasting(Job.Code.INVALID_IMAGE, "The image has no bytes");
        }
        PictureFormat format = Arrays.stream(PictureFormat.values())
                .filter(known -> known.mediaType().equals(present.mediaType()))
                .findFirst()
                .orElseThrow(
                        () -> AttemptFailedException.lasting(Job.Code.INVALID_IMAGE, "The image has no known format"));
        return new Stored(blobs, format, present.sha256(), present.bytes());
    }

    private record Stored(Blobs blobs, PictureFormat format, String sha256, long bytes)
            implements ExtractionEngine.Document {
        @Override
        public SeekableByteChannel open() throws IOException {
            return blobs.read(sha256).orElseThrow(() -> new FileNotFoundException("the bytes are gone: " + sha256));
        }
    }
}
