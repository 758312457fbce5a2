package dev.fovea.core.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * The values of one optional column of one row group, as one data page: definition levels as runs, values plain, packed
 * by GZIP (Parquet format 2.11, Data Pages, Encodings).
 */
final class ParquetColumn {
    private static final int OPTIONAL = 1;
    private static final int GZIP = 2;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int NO_LOGICAL_TYPE = -1;

    /** Types of columns: what is stored, and what it means. */
    enum Type {
        NUMBER(2, NO_LOGICAL_TYPE),
        /** Milliseconds since 1970 in UTC. */
        TIME(2, 9),
        REAL(5, NO_LOGICAL_TYPE),
        TEXT(6, 0);

        private final int physical;
        private final int converted;

        Type(int physical, int converted) {
            this.physical = physical;
            this.converted = converted;
        }
    }

    private final String name;
    private final Type type;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private int rows;
    private boolean runDefined;
    private int runLength;

    ParquetColumn(String name, Type type) {
        this.name = name;
        this.type = type;
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        values.writeBytes(little(4).putInt(bytes.length).array());
        values.writeBytes(bytes);
        level(true);
    }

    void add(long number) {
        values.writeBytes(little(8).putLong(number).array());
        level(true);
    }

    void add(double real) {
        values.writeBytes(little(8).putDouble(real).array());
        level(true);
    }

    void addNothing() {
        level(false);
    }

    /** Bytes in memory. */
    int size() {
        return values.size();
    }

    private void level(boolean defined) {
        rows++;
        if (defined != runDefined) {
            endRun();
            runDefined = defined;
        }
        runLength++;
    }

    private void endRun() {
        if (runLength > 0) {
            int header = runLength << 1;
            while ((header & ~0x7F) != 0) {
                levels.write((header & 0x7F) | 0x80);
                header >>>= 7;
            }
            levels.write(header);
            levels.write(runDefined ? 1 : 0);
            runLength = 0;
        }
    }

    /** Describes the column in the schema. */
    void describe(ThriftCompact schema) {
        schema.begin().i32(1, type.physical).i32(3, OPTIONAL).text(4, name);
        if (type.converted != NO_LOGICAL_TYPE) {
            var _ = schema.i32(6, type.converted);
        }
        var _ = schema.end();
    }

    /**
     * How long a page is that was written.
     *
     * @param plainBytes of its content before it was packed
     */
    record Extent(int headerBytes, int packedBytes, int plainBytes, int rows) {
        int bytes() {
            return headerBytes + packedBytes;
        }

        int plain() {
            return headerBytes + plainBytes;
        }
    }

    /** Writes what is there as a page; the column is empty afterwards. */
    Extent writeTo(OutputStream out) throws IOException {
        endRun();
        int plain = 4 + levels.size() + values.size();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(little(4).putInt(levels.size()).array());
            levels.writeTo(gzip);
            values.writeTo(gzip);
        }
        byte[] header = header(plain, packed.size());
        out.write(header);
        packed.writeTo(out);
        Extent extent = new Extent(header.length, packed.size(), plain, rows);
        values.reset();
        levels.reset();
        rows = 0;
        return extent;
    }

    private byte[] header(int plain, int packed) {
        ThriftCompact header = new ThriftCompact().i32(1, 0).i32(2, plain).i32(3, packed);
        header.beginStruct(5).i32(1, rows).i32(2, PLAIN).i32(3, RLE).i32(4, RLE);
        return header.end().finish();
    }

    /** Describes a page that was written at {@code offset}. */
    void describe(ThriftCompact group, Extent page, long offset) {
        group.begin().i64(2, offset).beginStruct(3);
        group.i32(1, type.physical).i32s(2, PLAIN, RLE).texts(3, name).i32(4, GZIP);
        group.i64(5, page.rows()).i64(6, page.plain()).i64(7, page.bytes());
        var _ = group.i64(9, offset).end().end();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.wrap(new byte[bytes]).order(ByteOrder.LITTLE_ENDIAN);
    }
}
