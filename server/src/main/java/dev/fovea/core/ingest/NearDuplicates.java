package dev.fovea.core.ingest;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import dev.fovea.model.BatchId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.PictureInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds pictures that nearly repeat one of the last few of the same batch (acusight.md §6): a 64-bit difference hash
 * within a small distance.
 *
 * <p>Decoding a picture costs several times what storing it does. Flagging therefore happens after the picture is
 * durable, on one thread of its own: the answer waits for it while that thread keeps up, and goes out without it when
 * pictures arrive faster than they can be decoded.
 */
public final class NearDuplicates implements AutoCloseable {
    /** How many earlier pictures of the batch are compared. */
    static final int WINDOW = 32;

    private static final int MAX_DISTANCE = 4;
    private static final int BACKLOG = 1000;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(NearDuplicates.class);
    private final Store store;
    private final Blobs blobs;
    private final ThreadPoolExecutor decoder = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(BACKLOG),
            Thread.ofPlatform().daemon().name("near-duplicates").factory());

    /** Over the given store. */
    public NearDuplicates(Store store, Blobs blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    /** Hash of a picture that is not kept yet; empty when it cannot be decoded. */
    OptionalLong hash(ReceivedPicture picture) {
        try (InputStream in = picture.reread()) {
            return DifferenceHash.of(in, picture.info());
        } catch (IOException e) {
            LOG.debug("no difference hash", e);
            return OptionalLong.empty();
        }
    }

    /** The earlier picture that a hash nearly repeats. */
    static Optional<Media> closest(List<Media> earlier, long hash) {
        return earlier.stream()
                .filter(media -> DifferenceHash.distance(media.differenceHash().orElseThrow(), hash) <= MAX_DISTANCE)
                .findFirst();
    }

    /**
     * Notes the hash of a stored picture and the earlier one that it nearly repeats.
     *
     * @return that earlier picture, if it was found before the answer has to go out
     */
    Optional<MediaId> flag(OrgId org, MediaId id, BatchId batch, String sha256, PictureInfo info) {
        try {
            Future<Optional<MediaId>> flagged = decoder.submit(() -> compare(org, id, batch, sha256, info));
            return decoder.getQueue().isEmpty() ? await(flagged) : Optional.empty();
        } catch (RejectedExecutionException _) {
            LOG.debug("too many pictures at once to look for near-duplicates of {}", id);
            return Optional.empty();
        }
    }

    private static Optional<MediaId> await(Future<Optional<MediaId>> flagged) {
        try {
            return flagged.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.warn("looking for near-duplicates failed", e.getCause());
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<MediaId> compare(OrgId org, MediaId id, BatchId batch, String sha256, PictureInfo info)
            throws IOException {
        OptionalLong hash = hashStored(sha256, info);
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        return store.inTransaction(session -> {
            List<Media> earlier = session.media().latestHashed(batch, WINDOW);
            Optional<MediaId> similar = closest(earlier, hash.getAsLong())
                    .filter(media -> !media.id().equals(id) && media.org().equals(org))
                    .map(Media::id);
            session.media().setSimilarity(id, hash.getAsLong(), similar);
            return similar;
        });
    }

    private OptionalLong hashStored(String sha256, PictureInfo info) throws IOException {
        Optional<SeekableByteChannel> bytes = blobs.read(sha256);
        if (bytes.isEmpty()) {
            return OptionalLong.empty();
        }
        try (SeekableByteChannel picture = bytes.get()) {
            return DifferenceHash.of(picture, info);
        }
    }

    /** Stops; what was not compared stays unflagged. */
    @Override
    public void close() {
        decoder.shutdownNow();
    }
}
