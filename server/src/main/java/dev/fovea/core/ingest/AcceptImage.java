package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.model.BatchId;
import dev.fovea.model.Caller;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Receipt.Raw;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes in one image: its bytes are durable first, then one transaction holds everything else, so that it is either
 * wholly there or not at all.
 */
public final class AcceptImage {
    private final Store store;
    private final RecordImage record;
    private final NearDuplicates nearDuplicates;

    /** Over the given store. */
    public AcceptImage(Store store, RecordImage record, NearDuplicates nearDuplicates) {
        this.store = store;
        this.record = record;
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
        Optional<IntakePolicy> policy = policy(command);
        // Only a device sends frame after frame; what a partner names one by one is never compared.
        IntakePolicy.NearDuplicates near =
                policy.map(IntakePolicy::nearDuplicates).orElse(IntakePolicy.NearDuplicates.OFF);
        OptionalLong hash = near == IntakePolicy.NearDuplicates.DROP
                ? nearDuplicates.hash(command.picture())
                : OptionalLong.empty();
        command.picture().keep();
        Receipt receipt = store.inTransaction(session -> record.record(session, command, policy, hash));
        return near == IntakePolicy.NearDuplicates.FLAG && receipt.outcome() == Outcome.STORED
                ? flag(command, receipt)
                : receipt;
    }

    private Optional<IntakePolicy> policy(Command command) {
        return switch (command.sender()) {
            case Sender.Known known ->
                Optional.of(store.read(session ->
                        session.policies().intake(command.org(), known.source().id())));
            case Sender.Named _ -> Optional.empty();
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
}
