package dev.fovea.model;

import java.time.Instant;

/**
 * The request as it was received: provenance that is never rewritten.
 *
 * @param route method and path of the call
 * @param contentType of {@code raw}
 * @param raw the payload (JSON of a call; of a multipart upload its metadata part)
 */
public record Receipt(String dialect, String route, String credentialPrefix, String contentType, Raw raw, Instant at) {

    /** The payload: small ones inline, large ones as a blob. */
    public sealed interface Raw {
        /** The payload itself, of at most {@link #INLINE_BYTES}. */
        record Inline(String text) implements Raw {}

        /** Kept in the blob store under its hash. */
        record Stored(String sha256, long bytes) implements Raw {}

        /** Largest payload that is kept in the database, in bytes. */
        int INLINE_BYTES = 64 * 1024;
    }
}
