package dev.fovea.core.port;

import java.time.Instant;

/** Failed attempts to log in, counted per name and address (genlogs.md §2). */
public interface LoginAttempts {
    /** Failures noted for the key at or after {@code since}. */
    int failures(String key, Instant since);

    /** Notes a failure. */
    void fail(String key, Instant now);

    /** Forgets the failures of the key. */
    void clear(String key);

    /** Drops failures noted before {@code before}. */
    void prune(Instant before);
}
