package dev.fovea.core.port;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Bytes, kept once per content under their SHA-256. What {@link Spool#keep} has returned is durable; anything else is
 * as if it had never been.
 */
public interface Blobs {
    /** Opens a place to stream bytes to. @throws IOException when there is no room */
    Spool open() throws IOException;

    /** The bytes of that hash. The caller closes the channel. */
    Optional<SeekableByteChannel> read(String sha256) throws IOException;

    /**
     * Removes bytes that were last kept before {@code before} and that nothing refers to.
     *
     * @return how many blobs were removed
     */
    int sweep(Instant before, Predicate<String> referenced) throws IOException;

    /** Bytes that can still be stored. */
    long freeBytes() throws IOException;

    /** Bytes of the whole disk. */
    long totalBytes() throws IOException;

    /** Bytes on their way in: hashed while they are written, discarded on close unless kept. */
    abstract class Spool extends OutputStream {
        /** Bytes written so far. */
        public abstract long size();

        /** A reader over what was written so far; the caller closes it. */
        public abstract SeekableByteChannel reread() throws IOException;

        /** SHA-256 of what was written, 64 lower-case hex digits; no more may be written. */
        public abstract String sha256() throws IOException;

        /** Makes the bytes durable under their hash. */
        public abstract void keep() throws IOException;

        /** Discards what was not kept. */
        @Override
        public abstract void close();
    }
}
