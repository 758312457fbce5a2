package dev.fovea.core.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Numbers at any position of a file, big-endian unless said otherwise. Reads small windows and at most a fixed total, so that no header can
 * make its reader walk a whole file: behind the end, before the start, and once the total is used up, every number is {@link #NONE}.
 */
final class HeaderBytes {
    static final int NONE = -1;
    private static final int WINDOW_BYTES = 1024;
    private static final int MOST_WINDOWS = 300;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowStart;
    private int windows;

    HeaderBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    int u8(long at) throws IOException {
        if (at < 0 || at >= size) {
            return NONE;
        }
        if (at < windowStart || at >= windowStart + window.limit()) {
            load(at);
        }
        return at < windowStart + window.limit() ? window.get((int) (at - windowStart)) & 0xff : NONE;
    }

    int u16(long at) throws IOException {
        return (int) number(at, 2);
    }

    long u32(long at) throws IOException {
        return number(at, 4);
    }

    int u16LittleEndian(long at) throws IOException {
        int number = u16(at);
        return number == NONE ? NONE : Short.toUnsignedInt(Short.reverseBytes((short) number));
    }

    long u32LittleEndian(long at) throws IOException {
        long number = u32(at);
        return number == NONE ? NONE : Integer.toUnsignedLong(Integer.reverseBytes((int) number));
    }

    /** Whether the file holds this text, one byte a character, at a position. */
    boolean holds(long at, String latin1) throws IOException {
        for (int i = 0; i < latin1.length(); i++) {
            if (u8(at + i) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where this text, one byte a character, begins first within {@code [from, until)}; {@link #NONE} when nowhere. */
    long find(String latin1, long from, long until) throws IOException {
        for (long at = from; at < Math.min(until, size); at++) {
            if (holds(at, latin1)) {
                return at;
            }
        }
        return NONE;
    }

    /** Whether this text, one byte a character, occurs anywhere in the last {@code most} bytes, and not before {@code from}. */
    boolean endHolds(String latin1, long from, int most) throws IOException {
        long start = Math.max(from, size - most);
        if (start >= size) {
            return false;
        }
        ByteBuffer tail = ByteBuffer.allocate((int) (size - start));
        read(start, tail);
        return new String(tail.array(), 0, tail.position(), StandardCharsets.ISO_8859_1).contains(latin1);
    }

    private long number(long at, int octets) throws IOException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            int octet = u8(at + i);
            if (octet == NONE) {
                return NONE;
            }
            number = number << 8 | octet;
        }
        return number;
    }

    private void load(long at) throws IOException {
        window.clear();
        windowStart = at;
        if (windows++ < MOST_WINDOWS) {
            read(at, window);
        }
        window.flip();
    }

    private void read(long at, ByteBuffer target) throws IOException {
        channel.position(at);
        while (target.hasRemaining() && channel.read(target) > 0) {
            // A channel may give less than was asked for.
        }
    }
}
