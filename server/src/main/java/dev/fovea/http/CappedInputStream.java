package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that throws {@link FoveaError.TooLarge} once more than the cap has been read. */
public final class CappedInputStream extends FilterInputStream {
    private final long limit;
    private long left;

    /** @param limit bytes that may be read */
    public CappedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new FoveaException(new FoveaError.TooLarge(limit));
        }
    }
}
