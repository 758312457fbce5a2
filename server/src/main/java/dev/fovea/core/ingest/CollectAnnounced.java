package dev.fovea.core.ingest;

import dev.fovea.core.port.Bucket;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.PictureFormat;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for announced objects: when one is read, and in rounds; one that has not come within a day counts as missing. */
public final class CollectAnnounced {
    private static final Logger LOG = LoggerFactory.getLogger(CollectAnnounced.class);
    private static final Duration WAIT = Duration.ofHours(24);
    private static final int ROUND = 1000;
    private static final long MAX_BYTES = 1L << 30;
    private static final Set<PictureFormat> ACCEPTED =
            Set.copyOf(EnumSet.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.WEBP));
    private final Store store;
    private final Bucket bucket;
    private final ReceivePicture receive;
    private final Clock clock;

    /** Over the given bucket. */
    public CollectAnnounced(Store store, Bucket bucket, ReceivePicture receive, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.receive = receive;
        this.clock = clock;
    }

    /** Looks once for every announced object. */
    public void collectAll() {
        for (Media media : store.read(session -> session.media().listPending(ROUND))) {
            collect(media);
        }
    }

    /** Looks for the object of one medium. */
    public Media collect(Media media) {
        if (!(media.content() instanceof Content.Pending)) {
            return media;
        }
        try {
            return arrived(media) || overdue(media) ? reread(media) : media;
        } catch (IOException | FoveaException e) {
            LOG.warn("announced object of {} cannot be read", media.id(), e);
            return media;
        }
    }

    private boolean arrived(Media media) throws IOException {
        Optional<InputStream> object = bucket.open(media.storageKey());
        if (object.isEmpty()) {
            return false;
        }
        try (InputStream in = object.get();
                ReceivedPicture picture = receive.receive(in, MAX_BYTES, ACCEPTED)) {
            picture.keep();
            return store.inTransaction(session -> {
                boolean there = session.media().setContent(media.id(), picture.content(), picture.frame());
                if (there) {
                    session.events()
                            .append(
                                    media.org(),
                                    "image.arrived",
                                    media.id().toString(),
                                    "{\"image_id\":\"%s\"}".formatted(media.id()),
                                    clock.instant());
                }
                return there;
            });
        }
    }

    private boolean overdue(Media media) {
        if (media.receivedAt().plus(WAIT).isAfter(clock.instant())) {
            return false;
        }
        return store.inTransaction(
                session -> session.media().setContent(media.id(), new Content.Missing(), media.frame()));
    }

    private Media reread(Media media) {
        return store.read(session -> session.media().find(media.org(), media.id()))
                .orElse(media);
    }
}
