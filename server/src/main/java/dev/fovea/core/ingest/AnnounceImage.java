package dev.fovea.core.ingest;

import dev.fovea.core.detect.Centroids;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchId;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Frame;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.RunContent;
import dev.fovea.model.Source;
import dev.fovea.model.Track;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Records an image whose bytes a device has put, or will put, into the bucket itself (seed acusight notify). The bytes
 * need not be there yet.
 */
public final class AnnounceImage {
    private final Store store;
    private final Ids ids;
    private final Clock clock;

    /** Over the given store. */
    public AnnounceImage(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An announcement.
     *
     * @param storageKey key of the object in the bucket
     * @param width pixels
     * @param height pixels
     * @param run boxes; empty when the announcement says nothing about boxes
     */
    public record Command(
            Source source,
            String dialect,
            AcceptImage.Call call,
            String filename,
            String storageKey,
            int width,
            int height,
            Optional<ImageRun> run,
            String extra) {}

    /** What was recorded. */
    public record Receipt(MediaId id, Optional<BatchId> batch, String storageKey, int annotationsStored) {}

    /** Records the announcement; the same key of the same device again finds the first record and renews its boxes. */
    public Receipt announce(Command command) {
        return store.inTransaction(session -> announce(session, command));
    }

    private Receipt announce(Store.Session session, Command command) {
        Instant now = clock.instant();
        Source source = command.source();
        MediaId id = new MediaId(ids.uuid());
        NaturalKey key = NaturalKey.lasting("notify", Long.toString(source.id().value()), command.storageKey());
        Claim claim = Claim.of(session, source.org(), key, id, now);
        Media media = claim.first().orElseGet(() -> add(session, command, id, claim, now));
        int boxes = renewBoxes(session, command, media, now);
        SignOfLife.note(session, source, Optional.empty(), now);
        session.receipts().add(media, command.call().receipt(command.dialect(), now));
        return new Receipt(media.id(), media.batch(), command.storageKey(), boxes);
    }

    private Media add(Store.Session session, Command command, MediaId id, Claim claim, Instant now) {
        Source source = command.source();
        IntakePolicy policy = session.policies().intake(source.org(), source.id());
        Batch batch = session.batches().reserveSlot(source, policy, ids.uuid(), now);
        Media media = addUnderFreeKey(session, command, id, batch, now);
        session.events()
                .append(
                        source.org(),
                        "image.announced",
                        id.toString(),
                        "{\"image_id\":\"%s\",\"batch_id\":\"%s\"%s}".formatted(id, batch.id(), claim.again()),
                        now);
        return media;
    }

    /** Two devices may announce the same key; the later one's medium is then named with its device (hub.md §8). */
    private static Media addUnderFreeKey(Store.Session session, Command command, MediaId id, Batch batch, Instant now) {
        Source source = command.source();
        for (String mediaKey : List.of(command.storageKey(), source.externalId() + "/" + command.storageKey())) {
            Optional<Media> added = session.media()
                    .add(new NewMedia(
                            id,
                            source.org(),
                            MediaKind.IMAGE,
                            mediaKey,
                            command.storageKey(),
                            command.filename(),
                            "",
                            Optional.of(source.id()),
                            new Content.Pending(),
                            Frame.ofPicture(command.width(), command.height(), 1),
                            CapturedAt.of(now),
                            Optional.empty(),
                            now,
                            command.dialect(),
                            source.location(),
                            Optional.of(batch.id()),
                            OptionalLong.empty(),
                            Optional.empty(),
                            command.extra()));
            if (added.isPresent()) {
                return added.get();
            }
        }
        throw new IllegalStateException("no free media key for " + id);
    }

    private int renewBoxes(Store.Session session, Command command, Media media, Instant now) {
        if (command.run().isEmpty()) {
            return 0;
        }
        ImageRun drafted = command.run().get();
        String runId = session.runs().list(media.org(), media.number()).stream()
                .filter(run -> run.origin().equals(command.dialect()))
                .map(DetectionRun::content)
                .map(run -> run.source().runId())
                .findFirst()
                .orElseGet(() -> drafted.idPrefix() + ids.ulid());
        RunContent run = drafted.named(runId, command.width(), command.height());
        session.runs().upsert(media, run, command.dialect(), Centroids.of(run.tracks()), List.of(), now);
        return Track.boxCount(run.tracks());
    }
}
