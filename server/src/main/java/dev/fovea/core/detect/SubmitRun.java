package dev.fovea.core.detect;

import dev.fovea.core.port.Runs;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.HexId;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Receipt;
import dev.fovea.model.RejectedBoxes;
import dev.fovea.model.RunContent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores a detection run that the rules have accepted, on the recording it names (seed hub, Lifecycle of a detection run). */
public final class SubmitRun {
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public SubmitRun(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How a run names its recording. */
    public sealed interface Target {
        /** By key. */
        record Key(String mediaKey) implements Target {}

        /** By the 24-digit id, as sent. */
        record Analysis(String id) implements Target {}
    }

    /**
     * A run to store.
     *
     * @param rejected what of the run as sent is not in it
     * @param receipt the request as it was received
     */
    public record Command(
            OrgId org,
            String dialect,
            Target target,
            RunContent run,
            RejectedBoxes rejected,
            List<String> warnings,
            Receipt receipt) {}

    /**
     * What happened.
     *
     * @param created false when a run of the same id was replaced
     */
    public record Submitted(boolean created, Media media) {}

    /**
     * Stores the run, replacing completely a run of the same id; when this returns, it is durable.
     *
     * @throws FoveaException with {@code NotFound(RECORDING)} when the target is unknown or another organisation's
     */
    public Submitted submit(Command command) {
        return store.inTransaction(session -> {
            Media media = resolve(session, command);
            Instant now = clock.instant();
            boolean created = store(session, media, command, now);
            session.receipts().add(media, command.receipt());
            session.events()
                    .append(command.org(), type(created), command.run().source().runId(), data(media, command), now);
            return new Submitted(created, media);
        });
    }

    private static boolean store(Store.Session session, Media media, Command command, Instant now) {
        Runs.Upserted upserted = session.runs()
                .upsert(
                        media,
                        command.run(),
                        command.dialect(),
                        Centroids.of(command.run().tracks()),
                        command.warnings(),
                        now);
        if (command.rejected().inAll() > 0) {
            session.runs().addRejected(upserted.number(), command.rejected());
        }
        return upserted.created();
    }

    private static Media resolve(Store.Session session, Command command) {
        Optional<Media> media = switch (command.target()) {
            case Target.Key key -> session.media().findByKey(command.org(), key.mediaKey());
            case Target.Analysis analysis ->
                HexId.parse(analysis.id()).flatMap(id -> session.media().find(command.org(), id));
        };
        return media.orElseThrow(() -> new FoveaException(new FoveaError.NotFound(
                FoveaError.Thing.RECORDING, command.target().toString())));
    }

    private static String type(boolean created) {
        return created ? "run.stored" : "run.replaced";
    }

    private static String data(Media media, Command command) {
        return "{\"media_id\":\"%s\",\"tracks\":%d}"
                .formatted(media.id(), command.run().tracks().size());
    }
}
