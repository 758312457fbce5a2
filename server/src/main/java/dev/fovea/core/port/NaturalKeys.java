package dev.fovea.core.port;

import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.Optional;

/**
 * What makes two calls the same call, so that a retry finds the first one. Of any number of racers exactly one claims
 * a key.
 */
public interface NaturalKeys {
    /**
     * Claims the key for the medium.
     *
     * @param validSince a claim made before this has run out and is taken over
     * @return empty when the key is now claimed for {@code media}; else the medium that holds it
     */
    Optional<MediaId> claim(OrgId org, String key, MediaId media, Instant now, Instant validSince);

    /** Hands a claim on to another medium, since the one that held it was deleted. Follows a {@link #claim} that failed. */
    void handOn(OrgId org, String key, MediaId media, Instant now);

    /** The medium that holds the key, if its claim was made at or after {@code validSince}. */
    Optional<MediaId> find(OrgId org, String key, Instant validSince);
}
