package dev.fovea.core.ingest;

import dev.fovea.core.detect.Centroids;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Batch;
import dev.fovea.model.BatchFilter;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Receipt.Raw;
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
 * Takes in one image: its bytes are durable first, then one transaction holds everything else, so that it is either
 * wholly there or not at all.
 */
public final class AcceptImage {
    private final Store store;
    private final Ids ids;
    private final Clock clock;
    private final NearDuplicates nearDuplicates;

    /** Over the given store. */
    public AcceptImage(Store store, Ids ids, Clock clock, NearDuplicates nearDuplicates) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.nearDuplicates = nearDuplicates;
    }

    /**
     * One image to take in.
     *
     * @param call what is kept of the request
     * @param filename clean file name
     * @param capturedAt as the sender says; the time of arrival when it says nothing
     * @param sameCall how a repetition is recognised
     * @param onDuplicate what to do with one; empty leaves it to the organisation's policy
     * @param extra JSON object of members that nothing interprets
     */
    public record Command(
            OrgId org,
            String dialect,
            Call call,
            Sender sender,
            ReceivedPicture picture,
            String filename,
            Optional<CapturedAt> capturedAt,
            Optional<Place> place,
            Optional<ImageRun> run,
            Optional<PlateRead> plate,
            NaturalKey sameCall,
            Optional<IntakePolicy.Duplicates> onDuplicate,
            String extra) {}

    /**
     * The request, for the receipt.
     *
     * @param route method and path
     * @param credential prefix of the credential used
     * @param raw payload of the call
     */
    public record Call(String route, String credential, String contentType, Raw raw) {
        /** A call whose payload is JSON text. */
        public static Call json(String route, Caller caller, String payload) {
            return new Call(route, caller.credential(), "application/json", new Raw.Inline(payload));
        }

        dev.fovea.model.Receipt receipt(String dialect, Instant at) {
            return new dev.fovea.model.Receipt(dialect, route, credential, contentType, raw, at);
        }
    }

    /**
     * What became of the image.
     *
     * @param outcome whether it was stored now, was here already, or repeats an earlier one too closely to be kept
     * @param annotationsStored boxes kept with it
     */
    public record Receipt(
            Outcome outcome,
            MediaId id,
            String storageKey,
            Optional<BatchId> batch,
            int annotationsStored,
            Optional<MediaId> similarTo) {}

    /** What became of an image. */
    public enum Outcome {
        STORED,
        DUPLICATE,
        DROPPED
    }

    /** Takes the image in; when this returns, it is durable and findable. */
    public Receipt accept(Command command) {
        IntakePolicy.NearDuplicates near = nearDuplicatePolicy(command);
        OptionalLong hash = near == IntakePolicy.NearDuplicates.DROP
                ? nearDuplicates.hash(command.picture())
                : OptionalLong.empty();
        command.picture().keep();
        Receipt receipt = store.inTransaction(session -> accept(session, command, hash));
        return near == IntakePolicy.NearDuplicates.FLAG && receipt.outcome() == Outcome.STORED
                ? flag(command, receipt)
                : receipt;
    }

    /** Only a device sends frame after frame; what a partner names one by one is never compared. */
    private IntakePolicy.NearDuplicates nearDuplicatePolicy(Command command) {
        return switch (command.sender()) {
            case Sender.Known known ->
                store.read(session -> session.policies()
                        .intake(command.org(), known.source().id())
                        .nearDuplicates());
            case Sender.Named _ -> IntakePolicy.NearDuplicates.OFF;
        };
    }

    private Receipt flag(Command command, Receipt receipt) {
        ReceivedPicture picture = command.picture();
        Optional<MediaId> similar = nearDuplicates.flag(
                command.org(),
                receipt.id(),
                receipt.batch().orElseThrow(),
                picture.content().sha256(),
                picture.info());
        return new Receipt(
                receipt.outcome(),
                receipt.id(),
                receipt.storageKey(),
                receipt.batch(),
                receipt.annotationsStored(),
                similar);
    }

    private Receipt accept(Store.Session session, Command command, OptionalLong hash) {
        Instant now = clock.instant();
        Source source = source(session, command, now);
        IntakePolicy policy = session.policies().intake(command.org(), source.id());
        MediaId id = new MediaId(ids.uuid());
        Optional<Media> first = claim(session, command, policy, id, now);
        if (first.isPresent()) {
            return existing(Outcome.DUPLICATE, first.get());
        }
        Optional<Media> similar = similar(session, source, hash);
        return similar.isPresent()
                ? drop(session, command, similar.get(), now)
                : store(session, command, source, policy, id, hash, now);
    }

    private Receipt store(
            Store.Session session,
            Command command,
            Source source,
            IntakePolicy policy,
            MediaId id,
            OptionalLong hash,
            Instant now) {
        Optional<LocationId> location =
                command.place().map(place -> session.sources().moveTo(source, place, now));
        Batch batch = session.batches().reserveSlot(source, policy, ids.uuid(), now);
        Media media = add(session, command, id, source, location, batch, hash, now);
        int boxes = addRun(session, command, media, now);
        command.plate().ifPresent(read -> session.sightings().add(media, read, location.orElseThrow()));
        session.receipts().add(media, command.call().receipt(command.dialect(), now));
        session.events().append(command.org(), "image.stored", id.toString(), eventData(media, batch), now);
        if (batch.status() == Batch.Status.COMPLETE) {
            BatchEvents.complete(session, batch, now);
        }
        return new Receipt(Outcome.STORED, id, media.storageKey(), Optional.of(batch.id()), boxes, Optional.empty());
    }

    private Optional<Media> claim(
            Store.Session session, Command command, IntakePolicy policy, MediaId id, Instant now) {
        IntakePolicy.Duplicates onDuplicate = command.onDuplicate().orElse(policy.duplicates());
        if (onDuplicate == IntakePolicy.Duplicates.ALLOW) {
            return Optional.empty();
        }
        NaturalKey key = command.sameCall();
        Optional<Media> first = session.naturalKeys()
                .claim(command.org(), key.text(), id, now, now.minus(key.validity()))
                .flatMap(holder -> session.media().find(command.org(), holder));
        if (first.isPresent() && onDuplicate == IntakePolicy.Duplicates.REJECT) {
            throw new FoveaException(alreadyExists(command, first.get()));
        }
        return first;
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
        return existing(Outcome.DROPPED, kept);
    }

    private static Receipt existing(Outcome outcome, Media media) {
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
        session.sources().seen(source.id(), now);
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
                            MediaKind.IMAGE,
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

    private int addRun(Store.Session session, Command command, Media media, Instant now) {
        if (command.run().isEmpty()) {
            return 0;
        }
        ImageRun drafted = command.run().get();
        RunContent run = drafted.named(
                drafted.idPrefix() + ids.ulid(),
                media.frame().width(),
                media.frame().height());
        session.runs().upsert(media, run, command.dialect(), Centroids.of(run.tracks()), List.of(), now);
        return Track.boxCount(run.tracks());
    }

    private static String eventData(Media media, Batch batch) {
        return "{\"image_id\":\"%s\",\"batch_id\":\"%s\",\"dialect\":\"%s\"}"
                .formatted(media.id(), batch.id(), media.dialect());
    }
}
