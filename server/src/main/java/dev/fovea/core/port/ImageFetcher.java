package dev.fovea.core.port;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;

/** Brings a picture from an address that a client chose; the outbound policy applies to it and to each redirect. */
public interface ImageFetcher {
    /**
     * Streams the body of {@code url} into {@code sink}.
     *
     * @throws FetchException when the far side is refused or fails
     * @throws IOException when writing to the sink fails
     */
    Fetched fetch(URI url, OutputStream sink) throws FetchException, IOException;

    /**
     * What came.
     *
     * @param contentType the header, if any
     * @param bytes number of bytes written
     */
    record Fetched(Optional<String> contentType, long bytes) {}

    /** Why no picture came; the detail is for the log, never for a client. */
    final class FetchException extends Exception {
        private static final long serialVersionUID = 1;

        /** What went wrong, coarsely. */
        public enum Cause {
            REFUSED_ADDRESS,
            UNREACHABLE,
            BAD_STATUS,
            /** The far side says itself that it may work later: 408, 429 or 5xx. */
            BUSY,
            TOO_LARGE,
            TIMEOUT,
            BROKEN
        }

        private final Cause kind;

        /** A failure with the words for the log. */
        public FetchException(Cause kind, String detail) {
            super(detail);
            this.kind = kind;
        }

        /** What went wrong, coarsely. */
        public Cause kind() {
            return kind;
        }
    }
}
