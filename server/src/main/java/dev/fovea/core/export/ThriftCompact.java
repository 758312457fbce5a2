package dev.fovea.core.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Structs in the compact protocol of Apache Thrift, as far as Parquet's metadata needs it. */
final class ThriftCompact {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    ThriftCompact i32(int field, int value) {
        header(field, I32);
        zigzag(value);
        return this;
    }

    ThriftCompact i64(int field, long value) {
        header(field, I64);
        zigzag(value);
        return this;
    }

    ThriftCompact text(int field, String value) {
        header(field, BINARY);
        binary(value);
        return this;
    }

    ThriftCompact beginStruct(int field) {
        header(field, STRUCT);
        return begin();
    }

    /** Begins a list of structs; each is begun by {@link #begin}. */
    ThriftCompact structs(int field, int size) {
        return list(field, size, STRUCT);
    }

    ThriftCompact i32s(int field, int... values) {
        var _ = list(field, values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    ThriftCompact texts(int field, String value) {
        var _ = list(field, 1, BINARY);
        binary(value);
        return this;
    }

    private ThriftCompact list(int field, int size, int type) {
        header(field, LIST);
        if (size < SHORT_LIST) {
            out.write((size << 4) | type);
        } else {
            out.write((SHORT_LIST << 4) | type);
            varint(size);
        }
        return this;
    }

    /** Begins a struct in a list. */
    ThriftCompact begin() {
        outer.push(last);
        last = 0;
        return this;
    }

    /** Ends a struct that was begun. */
    ThriftCompact end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    /** The outermost struct. */
    byte[] finish() {
        out.write(0);
        return out.toByteArray();
    }

    private void header(int field, int type) {
        out.write(((field - last) << 4) | type);
        last = field;
    }

    private void binary(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
