package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Deletes an image or recording at somebody's word. What is kept stays, unless an administrator insists. */
public final class DeleteMedia {
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public DeleteMedia(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What to delete.
     *
     * @param reason for the audit log; may be empty
     * @param force whether also what is kept goes
     */
    public record Command(Actor actor, Media media, String reason, boolean force) {}

    /**
     * Deletes the medium; when this returns, no door shows it any more.
     *
     * @throws FoveaException {@code Conflict(KEPT)} when it is kept, {@code NotFound} when somebody else was faster
     */
    public void delete(Command command) {
        boolean _ = store.inTransaction(session -> delete(session, command));
    }

    private boolean delete(Session session, Command command) {
        OrgId org = command.actor().org();
        MediaId id = command.media().id();
        Media media = session.media()
                .lock(org, command.media().number())
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.IMAGE, id.toString())));
        if (media.keep().isPresent() && !command.force()) {
            throw Kept.refusal(List.of(media));
        }
        Instant now = clock.instant();
        Removal.remove(
                session, List.of(media), new Removal.Cause(command.actor().name(), command.reason()), now);
        session.audit().append(command.actor(), Removal.deleted(media), id.toString(), facts(media, command), now);
        return true;
    }

    private static String facts(Media media, Command command) {
        return new Facts()
                .text("reason", command.reason())
                .text("media_key", media.mediaKey())
                .text("filename", media.filename())
                .number("bytes", Removal.bytes(media))
                .flag("kept", media.keep().isPresent())
                .json();
    }
}
