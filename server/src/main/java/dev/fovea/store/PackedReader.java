package dev.fovea.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedWriter} wrote; broken bytes end in an exception, never in a huge array. */
final class PackedReader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int position;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    byte readByte() {
        require(1);
        return bytes[position++];
    }

    double readDouble() {
        require(Double.BYTES);
        double value = Double.longBitsToDouble((long) LONGS.get(bytes, position));
        position += Double.BYTES;
        return value;
    }

    /** A number of things that take at least one byte each. */
    int readCount() {
        long count = readUnsigned();
        if (count < 0 || count > bytes.length - position) {
            throw broken();
        }
        return (int) count;
    }

    long readSigned() {
        long value = readUnsigned();
        return value >>> 1 ^ -(value & 1);
    }

    private long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw broken();
    }

    String readText() {
        int length = readCount();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    void requireEnd() {
        if (position != bytes.length) {
            throw broken();
        }
    }

    private void require(int count) {
        if (bytes.length - position < count) {
            throw broken();
        }
    }

    IllegalArgumentException broken() {
        return new IllegalArgumentException("packed tracks are broken at byte " + position);
    }
}
