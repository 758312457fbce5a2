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
        putDouble(length, value);
        length += Double.BYTES;
    }

    /** Four doubles at once: three quarters of a run are corners. */
    void writeDoubles(double first, double second, double third, double fourth) {
        reserve(4 * Double.BYTES);
        int at = length;
        putDouble(at, first);
        putDouble(at + Double.BYTES, second);
        putDouble(at + 2 * Double.BYTES, third);
        putDouble(at + 3 * Double.BYTES, fourth);
        length = at + 4 * Double.BYTES;
    }

    private void putDouble(int at, double value) {
        LONGS.set(bytes, at, Double.doubleToRawLongBits(value));
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
