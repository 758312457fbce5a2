package dev.fovea.core.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Bytes that repeat themselves much and are needed once more at the end, packed in memory. */
final class PackedBuffer {
    private static final int BLOCK = 1 << 20;

    private final List<byte[]> blocks = new ArrayList<>();
    private ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DeflaterOutputStream packing = new DeflaterOutputStream(new Blocks(), deflater);
    private long size;

    void write(byte[] bytes) throws IOException {
        packing.write(bytes);
        size += bytes.length;
    }

    /** Bytes written, before packing. */
    long size() {
        return size;
    }

    /** Hands everything on; nothing may be written afterwards. */
    void writeTo(OutputStream out) throws IOException {
        packing.close();
        deflater.end();
        blocks.add(block.toByteArray());
        List<InputStream> all = new ArrayList<>();
        blocks.forEach(bytes -> all.add(new ByteArrayInputStream(bytes)));
        try (InputStream in = new InflaterInputStream(new SequenceInputStream(Collections.enumeration(all)))) {
            var _ = in.transferTo(out);
        }
    }

    /** Blocks instead of one array that is copied whenever it grows. */
    private final class Blocks extends OutputStream {
        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            block.write(bytes, offset, length);
            if (block.size() >= BLOCK) {
                blocks.add(block.toByteArray());
                block = new ByteArrayOutputStream();
            }
        }
    }
}
