package dev.fovea.core.ingest;

import dev.fovea.core.port.Blobs;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Receipt.Raw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/**
 * Holds the body of a call while it is understood: small ones in memory, large ones in a file that becomes the kept
 * payload, so that a client cannot make memory grow with what it sends.
 */
public final class SpoolRequest {
    private static final int BUFFER_BYTES = 64 * 1024;
    private final Blobs blobs;

    /** Large bodies go to the given blobs. */
    public SpoolRequest(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Reads a body to its end. */
    public Body receive(InputStream in) throws IOException {
        byte[] first = in.readNBytes(Raw.INLINE_BYTES + 1);
        if (first.length <= Raw.INLINE_BYTES) {
            return new Body.Small(first);
        }
        Blobs.Spool spool = open();
        try {
            write(spool, first, first.length);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                write(spool, buffer, read);
            }
            return new Body.Large(spool);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private Blobs.Spool open() {
        try {
            return blobs.open();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void write(Blobs.Spool spool, byte[] buffer, int length) {
        try {
            spool.write(buffer, 0, length);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static FoveaException failed(IOException e) {
        return new FoveaException(new FoveaError.StorageFailed("keeping a request"), e);
    }

    /** A body that has arrived; closing discards it unless it was kept. */
    public sealed interface Body extends AutoCloseable {
        /** Size in bytes. */
        long size();

        /** The bytes from the start; the caller closes the stream. */
        InputStream open() throws IOException;

        /** Makes a large body durable and says where the payload is. */
        Raw keep();

        @Override
        void close();

        /** A body in memory. */
        final class Small implements Body {
            private final byte[] bytes;

            private Small(byte[] bytes) {
                this.bytes = bytes;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Raw keep() {
                return new Raw.Inline(new String(bytes, StandardCharsets.UTF_8));
            }

            @Override
            public void close() {
                // Memory needs no closing.
            }
        }

        /** A body in a file. */
        final class Large implements Body {
            private final Blobs.Spool spool;

            private Large(Blobs.Spool spool) {
                this.spool = spool;
            }

            @Override
            public long size() {
                return spool.size();
            }

            @Override
            public InputStream open() throws IOException {
                return Channels.newInputStream(spool.reread());
            }

            @Override
            public Raw keep() {
                try {
                    spool.keep();
                    return new Raw.Stored(spool.sha256(), spool.size());
                } catch (IOException e) {
                    throw failed(e);
                }
            }

            @Override
            public void close() {
                spool.close();
            }
        }
    }
}
