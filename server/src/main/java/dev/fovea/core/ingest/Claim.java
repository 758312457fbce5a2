package dev.fovea.core.ingest;

import dev.fovea.core.port.Store;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/**
 * What claiming a natural key found. A medium that was deleted holds its key no more: the same call then brings a new
 * medium, and the event of its arrival says which one it stands for, so that nothing comes back unnoticed.
 *
 * @param first the medium that the same call brought before
 * @param deleted the medium that it brought before and that was deleted since
 */
record Claim(Optional<Media> first, Optional<MediaId> deleted) {
    /** Nothing was there. */
    static final Claim FREE = new Claim(Optional.empty(), Optional.empty());

    /** Claims the key for the medium of that id. */
    static Claim of(Store.Session session, OrgId org, NaturalKey key, MediaId id, Instant now) {
        Optional<MediaId> holder = session.naturalKeys().claim(org, key.text(), id, now, now.minus(key.validity()));
        if (holder.isEmpty()) {
            return FREE;
        }
        Optional<Media> first = session.media().find(org, holder.get());
        if (first.isPresent()) {
            return new Claim(first, Optional.empty());
        }
        session.naturalKeys().handOn(org, key.text(), id, now);
        return new Claim(Optional.empty(), holder);
    }

    /** A further member for the event of the arrival, with its comma; empty when nothing was deleted. */
    String again() {
        return deleted.map(",\"after_deletion_of\":\"%s\""::formatted).orElse("");
    }
}
