package dev.fovea.http.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a body that are in memory now: {@code [start, end)} of one array that is reused until the body ends. */
final class BodyBuffer {
    private final InputStream body;
    final byte[] bytes;
    int start;
    int end;

    BodyBuffer(InputStream body, int size) {
        this.body = body;
        this.bytes = new byte[size];
    }

    /** Puts a byte in front of the body, as if the client had sent it. */
    void prepend(char first) {
        bytes[end++] = (byte) first;
    }

    /** Reads more, moving what is left to the front; false at the end of the body. */
    boolean fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
        start = 0;
        int read = body.read(bytes, end, bytes.length - end);
        end += Math.max(read, 0);
        return read >= 0;
    }

    /** Reads on until a whole line is held; its length with its line end, in bytes. At most {@code most}, fewer than this buffer holds. */
    int awaitLine(int most) throws IOException {
        int length = 0;
        while (length == 0 || bytes[start + length - 1] != '\n') {
            if (length >= most) {
                throw new MalformedMultipartException("The headers of a part are too large.");
            }
            if (start + length == end && !fill()) {
                throw new MalformedMultipartException("The body ends inside the headers of a part.");
            }
            if (start + length < end) {
                length++;
            }
        }
        return length;
    }

    /** Takes bytes that are held already. */
    String take(int length) {
        var text = new String(bytes, start, length, StandardCharsets.UTF_8);
        start += length;
        return text;
    }
}
