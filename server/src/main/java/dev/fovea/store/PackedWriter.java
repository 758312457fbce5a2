package dev.fovea.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends numbers and texts to a growing array of bytes. */
final class PackedWriter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int length;

    PackedWriter(int expected) {
        bytes = new byte[expected];
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void writeDouble(double value) {
        reserve(Double.BYTES);
        LONGS.set(bytes, length, Double.doubleToRawLongBits(value));
        length += Double.BYTES;
    }

    void writeCount(int value) {
        writeUnsigned(value);
    }

    /** A whole number of either sign; small ones are short. */
    void writeSigned(long value) {
        writeUnsigned(value << 1 ^ value >> 63);
    }

    private void writeUnsigned(long value) {
        reserve(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeCount(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.addExact(length, more), length >> 1));
        }
    }
}
