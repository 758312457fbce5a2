package dev.fovea.engine.ocr.text.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;

/**
 * Frames on a pipe: a mark, the length of the message, the length of the payload, the message (JSON), the payload (raw
 * bytes). The mark and the limits catch a stray print between frames before it is taken for a length.
 */
public final class Frames {
    /** The largest document that fits into a frame. */
    public static final long MOST_PAYLOAD = 256L << 20;

    private static final int MARK = 0x464F5645;
    private static final int MOST_MESSAGE = 32 << 20;

    private Frames() {}

    /**
     * Writes a frame and flushes it.
     *
     * @param payload gives exactly {@code length} bytes
     */
    public static void write(OutputStream out, byte[] message, InputStream payload, long length) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MARK);
        data.writeInt(message.length);
        data.writeLong(length);
        data.write(message);
        if (payload.transferTo(data) != length) {
            throw new EOFException("The document is not as long as it was said to be");
        }
        data.flush();
    }

    /** Writes a frame without payload and flushes it. */
    public static void write(OutputStream out, byte[] message) throws IOException {
        write(out, message, InputStream.nullInputStream(), 0);
    }

    /**
     * Reads the next frame.
     *
     * @throws EOFException when the other side is gone
     * @throws StreamCorruptedException when what comes is no frame
     */
    public static Frame read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MARK) {
            throw new StreamCorruptedException("No frame begins here");
        }
        int message = data.readInt();
        long payload = data.readLong();
        if (message < 0 || message > MOST_MESSAGE || payload < 0 || payload > MOST_PAYLOAD) {
            throw new StreamCorruptedException("A frame of impossible size");
        }
        return new Frame(exactly(data, message), exactly(data, (int) payload));
    }

    /** In steps, so that a length that lies does not cost memory. */
    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The other side ended within a frame");
        }
        return bytes;
    }
}
