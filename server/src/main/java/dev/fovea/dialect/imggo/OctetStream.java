package dev.fovea.dialect.imggo;

import java.io.IOException;
import java.io.InputStream;

/** A stream that looks at each octet of another one. */
abstract class OctetStream extends InputStream {
    private final InputStream source;

    OctetStream(InputStream source) {
        this.source = source;
    }

    /** The next octet of the source itself; negative at its end. */
    final int sourceOctet() throws IOException {
        return source.read();
    }

    /** The next octet of this stream; negative at its end. */
    abstract int octet() throws IOException;

    @Override
    public final int read() throws IOException {
        return octet();
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = octet();
            if (octet < 0) {
                break;
            }
            buffer[offset + count] = (byte) octet;
            count++;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public final void close() throws IOException {
        source.close();
    }
}
