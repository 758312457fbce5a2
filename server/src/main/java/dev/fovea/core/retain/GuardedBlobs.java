package dev.fovea.core.retain;

import dev.fovea.core.port.Blobs;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Blobs that take nothing in while the disk is full; what is there is read and swept as ever. */
public final class GuardedBlobs implements Blobs {
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private final Blobs blobs;
    private final Watermark watermark;

    /** Over the given blobs. */
    public GuardedBlobs(Blobs blobs, Watermark watermark) {
        this.blobs = blobs;
        this.watermark = watermark;
    }

    /** @throws FoveaException {@code Unavailable(DISK)} while the disk is full */
    @Override
    public Spool open() throws IOException {
        if (watermark.disk().level() == Watermark.Level.FULL) {
            throw new FoveaException(new FoveaError.Unavailable(FoveaError.Resource.DISK, RETRY_AFTER));
        }
        return blobs.open();
    }

    @Override
    public Optional<SeekableByteChannel> read(String sha256) throws IOException {
        return blobs.read(sha256);
    }

    @Override
    public int sweep(Instant before, Predicate<String> referenced) throws IOException {
        return blobs.sweep(before, referenced);
    }

    @Override
    public long freeBytes() throws IOException {
        return blobs.freeBytes();
    }

    @Override
    public long totalBytes() throws IOException {
        return blobs.totalBytes();
    }
}
