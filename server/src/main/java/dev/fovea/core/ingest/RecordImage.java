package dev.fovea.core.ingest;

import dev.fovea.core.detect.Centroids;
import dev.fovea.core.ingest.AcceptImage.Command;
import dev.fovea.core.ingest.AcceptImage.Receipt;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.RunContent;
import dev.fovea.model.Source;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.Track;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Records one image within the caller's transaction: everything of it but its bytes, which are durable already. Alone it
 * is {@link AcceptImage}; beside a job it is the job's picture.
 */
public final class RecordImage {
    private final Ids ids;
    private final Clock clock;

    /** With ids and times from the given sources. */
    public RecordImage(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Records the image, or finds the one that the same call brought before. Near-duplicates are not looked for. */
    public Receipt record(Store.Session session, Command command) {
        return record(session, command, Optional.empty(), OptionalLong.empty());
    }

    /**
     * Records the image unless it repeats another one.
     *
     * @param known policy of the source; empty when the source is known only now
     * @param hash difference hash, when a picture that nearly repeats an earlier one is dropped
     */
    Receipt record(Store.Session session, Command command, Optional<IntakePolicy> known, OptionalLong hash) {
        Instant now = clock.instant();
        Source source = source(session, command, now);
        IntakePolicy policy = known.orElseGet(() -> session.policies().intake(command.org(), source.id()));
        MediaId id = new MediaId(ids.uuid());
        Claim claim = claim(session, command, policy, id, now);
        if (claim.first().isPresent()) {
            return existing(AcceptImage.Outcome.DUPLICATE, claim.first().get());
        }
        Optional<Media> similar = similar(session, source, hash);
        return similar.isPresent()
                ? drop(session, command, similar.get(), now)
                : store(session, command, source, policy, id, claim, hash, now);
    }

    private Receipt store(
            Store.Session session,
            Command command,
            Source source,
            IntakePolicy policy,
            MediaId id,
            Claim claim,
            OptionalLong hash,
            Instant now) {
        Optional<LocationId> location =
                command.place().map(place -> session.sources().moveTo(source, place, now));
        Batch batch = session.batches().reserveSlot(source, policy, ids.uuid(), now);
        Media media = add(session, command, id, source, location, batch, hash, now);
        int boxes = command.run()
                .map(run -> addRun(session, media, run, command.dialect(), now))
                .orElse(0);
        command.plate().ifPresent(read -> session.sightings().add(media, read, location.orElseThrow()));
        session.receipts().add(media, command.call().receipt(command.dialect(), now));
        session.events().append(command.org(), "image.stored", id.toString(), eventData(media, batch, claim), now);
        if (batch.status() == Batch.Status.COMPLETE) {
            BatchEvents.complete(session, batch, now);
        }
        return new Receipt(
                AcceptImage.Outcome.STORED, id, media.storageKey(), Optional.of(batch.id()), boxes, Optional.empty());
    }

    private static Claim claim(Store.Session session, Command command, IntakePolicy policy, MediaId id, Instant now) {
        IntakePolicy.Duplicates onDuplicate = command.onDuplicate().orElse(policy.duplicates());
        if (onDuplicate == IntakePolicy.Duplicates.ALLOW) {
            return Claim.FREE;
        }
        Claim claim = Claim.of(session, command.org(), command.sameCall(), id, now);
        if (claim.first().isPresent() && onDuplicate == IntakePolicy.Duplicates.REJECT) {
            throw new FoveaException(alreadyExists(command, claim.first().get()));
        }
        return claim;
    }

    private static FoveaError alreadyExists(Command command, Media first) {
        return new FoveaError.Conflict(
                FoveaError.Clash.DUPLICATE_IMAGE,
                "Image already exists",
                Map.of(
                        "sha256", command.picture().content().sha256(),
                        "image_id", first.id().toString(),
                        "batch_id", first.batch().map(BatchId::toString).orElse(""),
                        "storage_key", first.storageKey()));
    }

    private static Optional<Media> similar(Store.Session session, Source source, OptionalLong hash) {
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        BatchFilter collecting = new BatchFilter(
                OptionalLong.empty(),
                0,
                Optional.of(source.id()),
                Optional.of(Batch.Status.COLLECTING),
                Optional.empty());
        return session.batches().list(source.org(), collecting, 1).stream()
                .findFirst()
                .flatMap(batch -> NearDuplicates.closest(
                        session.media().latestHashed(batch.id(), NearDuplicates.WINDOW), hash.getAsLong()));
    }

    /** The frame repeats a kept one: its claim now stands for the kept frame, so that a retry gets the same answer. */
    private static Receipt drop(Store.Session session, Command command, Media kept, Instant now) {
        session.naturalKeys().claim(command.org(), command.sameCall().text(), kept.id(), now, now.plusMillis(1));
        return existing(AcceptImage.Outcome.DROPPED, kept);
    }

    private static Receipt existing(AcceptImage.Outcome outcome, Media media) {
        return new Receipt(outcome, media.id(), media.storageKey(), media.batch(), 0, media.similarTo());
    }

    private static Source source(Store.Session session, Command command, Instant now) {
        Source source = switch (command.sender()) {
            case Sender.Known known -> known.source();
            case Sender.Named named ->
                session.sources()
                        .getOrAdd(
                                command.org(),
                                named.kind(),
                                named.externalId(),
                                named.externalId(),
                                SourceStatus.APPROVED,
                                now);
        };
        SignOfLife.note(session, source, command.capturedAt(), now);
        return source;
    }

    private static Media add(
            Store.Session session,
            Command command,
            MediaId id,
            Source source,
            Optional<LocationId> location,
            Batch batch,
            OptionalLong hash,
            Instant now) {
        String uuid = id.uuid().toString();
        for (String prefix : List.of(uuid.substring(0, 8), uuid)) {
            String key = "raw-data/" + prefix + "_" + command.filename();
            Optional<Media> added = session.media()
                    .add(new NewMedia(
                            id,
                            command.org(),
                            kind(command.picture()),
                            key,
                            key,
                            command.filename(),
                            "",
                            Optional.of(source.id()),
                            command.picture().content(),
                            command.picture().frame(),
                            command.capturedAt().orElse(CapturedAt.of(now)),
                            Optional.empty(),
                            now,
                            command.dialect(),
                            location,
                            Optional.of(batch.id()),
                            hash,
                            Optional.empty(),
                            command.extra()));
            if (added.isPresent()) {
                return added.get();
            }
        }
        throw new IllegalStateException("two media with the same random id " + id);
    }

    private static MediaKind kind(ReceivedPicture picture) {
        return picture.info().format() == PictureFormat.PDF ? MediaKind.DOCUMENT : MediaKind.IMAGE;
    }

    /** Adds a run to a recorded image; returns how many boxes it has. */
    public int addRun(Store.Session session, Media media, ImageRun drafted, String dialect, Instant now) {
        RunContent run = drafted.named(
                drafted.idPrefix() + ids.ulid(),
                media.frame().width(),
                media.frame().height());
        session.runs().upsert(media, run, dialect, Centroids.of(run.tracks()), List.of(), now);
        return Track.boxCount(run.tracks());
    }

    private static String eventData(Media media, Batch batch, Claim claim) {
        return "{\"image_id\":\"%s\",\"batch_id\":\"%s\",\"dialect\":\"%s\"%s}"
                .formatted(media.id(), batch.id(), media.dialect(), claim.again());
    }
}
