package dev.fovea.core.retain;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Keep;
import dev.fovea.model.Media;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says that a medium stays, whatever rules and deletions say, and takes that back. */
public final class KeepMedia {
    private final Store store;
    private final Clock clock;

    /** Over the given store. */
    public KeepMedia(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps the medium; of one that is kept already, the reason is replaced. Returns it as it is now. */
    public Media keep(Actor actor, Media media, String reason) {
        return store.inTransaction(session -> {
            Media locked = lock(session, media);
            Instant now = clock.instant();
            session.media().setKeep(locked.id(), Optional.of(new Keep(reason, actor.name(), now)));
            tell(session, actor, locked, "kept", reason, now);
            return session.media().find(media.org(), media.number()).orElseThrow();
        });
    }

    /** Lets the medium go its way again; one that is not kept stays as it is. */
    public void release(Actor actor, Media media) {
        boolean _ = store.inTransaction(session -> {
            Media locked = lock(session, media);
            locked.keep().ifPresent(keep -> {
                session.media().setKeep(locked.id(), Optional.empty());
                tell(session, actor, locked, "released", keep.reason(), clock.instant());
            });
            return locked.keep().isPresent();
        });
    }

    private static Media lock(Session session, Media media) {
        return session.media()
                .lock(media.org(), media.number())
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(
                        FoveaError.Thing.IMAGE, media.id().toString())));
    }

    private static void tell(Session session, Actor actor, Media media, String verb, String reason, Instant now) {
        String type = Removal.noun(media) + "." + verb;
        String id = media.id().toString();
        Facts facts = new Facts()
                .text(Removal.noun(media) + "_id", id)
                .text("by", actor.name())
                .text("reason", reason);
        session.events().append(media.org(), type, id, facts.json(), now);
        session.audit()
                .append(actor, type, id, new Facts().text("reason", reason).json(), now);
    }
}
