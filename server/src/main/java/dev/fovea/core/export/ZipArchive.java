package dev.fovea.core.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A ZIP archive of any size and any number of files, written as it goes (PKWARE APPNOTE 6.3.10, ZIP64 in §4.3.14 and
 * §4.5.3). The directory, which comes last, waits packed in memory: some twenty bytes a file. Equal content gives equal
 * bytes; files have no dates.
 */
final class ZipArchive implements ExportFiles {
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END = 0x06054b50;
    private static final short VERSION_64 = 45;
    private static final short NAME_IS_UTF8 = 1 << 11;
    private static final short SIZES_FOLLOW = 1 << 3;
    private static final short METHOD_STORED = 0;
    private static final short METHOD_DEFLATED = 8;
    private static final short EXTRA_64 = 1;
    /** The first of January 1980, the first day that a ZIP knows. */
    private static final int NO_DATE = 0x00210000;

    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int SIZES_64_BYTES = 20;
    private static final int ALL_64_BYTES = 28;
    private static final long LARGE = 0xffff_ffffL;
    private static final int MANY = 0xffff;

    private final OutputStream out;
    private final PackedBuffer directory = new PackedBuffer();
    private long position;
    private long files;

    ZipArchive(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        Entry entry =
                new Entry(name.getBytes(StandardCharsets.UTF_8), METHOD_STORED, NAME_IS_UTF8, position, content.length);
        entry.crc = crc.getValue();
        entry.packed = content.length;
        write(local(entry, LOCAL_BYTES));
        write(entry.name);
        write(content);
        register(entry);
    }

    @Override
    public OutputStream open(String name, Packing packing) throws IOException {
        short flags = (short) (NAME_IS_UTF8 | SIZES_FOLLOW);
        Entry entry = new Entry(name.getBytes(StandardCharsets.UTF_8), METHOD_DEFLATED, flags, position, 0);
        ByteBuffer header = local(entry, LOCAL_BYTES + SIZES_64_BYTES);
        write(header.slice(0, LOCAL_BYTES));
        write(entry.name);
        write(header.slice(LOCAL_BYTES, SIZES_64_BYTES));
        return new EntryStream(entry, packing);
    }

    private static ByteBuffer local(Entry entry, int bytes) {
        boolean sizesFollow = (entry.flags & SIZES_FOLLOW) != 0;
        int size = sizesFollow ? (int) LARGE : (int) entry.size;
        ByteBuffer header = block(bytes)
                .putInt(LOCAL)
                .putShort(VERSION_64)
                .putShort(entry.flags)
                .putShort(entry.method)
                .putInt(NO_DATE)
                .putInt((int) entry.crc)
                .putInt(size)
                .putInt(size)
                .putShort((short) entry.name.length)
                .putShort((short) (sizesFollow ? SIZES_64_BYTES : 0));
        if (sizesFollow) {
            header.putShort(EXTRA_64).putShort((short) 16).putLong(0).putLong(0);
        }
        return header.flip();
    }

    /** Writes the directory and the end. */
    @Override
    public long finish() throws IOException {
        long start = position;
        directory.writeTo(out);
        position += directory.size();
        long size = directory.size();
        long end = position;
        write(block(56)
                .putInt(END_64)
                .putLong(44)
                .putShort(VERSION_64)
                .putShort(VERSION_64)
                .putInt(0)
                .putInt(0)
                .putLong(files)
                .putLong(files)
                .putLong(size)
                .putLong(start)
                .flip());
        write(block(20).putInt(LOCATOR_64).putInt(0).putLong(end).putInt(1).flip());
        short count = (short) Math.min(files, MANY);
        write(block(22)
                .putInt(END)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt((int) Math.min(size, LARGE))
                .putInt((int) Math.min(start, LARGE))
                .putShort((short) 0)
                .flip());
        out.flush();
        return files;
    }

    private void register(Entry entry) throws IOException {
        boolean large = entry.size >= LARGE || entry.packed >= LARGE || entry.offset >= LARGE;
        ByteBuffer header = block(CENTRAL_BYTES)
                .putInt(CENTRAL)
                .putShort(VERSION_64)
                .putShort(VERSION_64)
                .putShort(entry.flags)
                .putShort(entry.method)
                .putInt(NO_DATE)
                .putInt((int) entry.crc)
                .putInt(large ? (int) LARGE : (int) entry.packed)
                .putInt(large ? (int) LARGE : (int) entry.size)
                .putShort((short) entry.name.length)
                .putShort((short) (large ? ALL_64_BYTES : 0))
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(large ? (int) LARGE : (int) entry.offset)
                .flip();
        directory.write(bytes(header));
        directory.write(entry.name);
        if (large) {
            directory.write(bytes(block(ALL_64_BYTES)
                    .putShort(EXTRA_64)
                    .putShort((short) 24)
                    .putLong(entry.size)
                    .putLong(entry.packed)
                    .putLong(entry.offset)
                    .flip()));
        }
        files++;
    }

    private static ByteBuffer block(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer block) {
        byte[] bytes = new byte[block.remaining()];
        block.get(bytes);
        return bytes;
    }

    private void write(ByteBuffer block) throws IOException {
        write(bytes(block));
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        position += length;
    }

    /** What the directory says of a file. */
    private static final class Entry {
        private final byte[] name;
        private final short method;
        private final short flags;
        private final long offset;
        private long size;
        private long packed;
        private long crc;

        Entry(byte[] name, short method, short flags, long offset, long size) {
            if (name.length > MANY) {
                throw new IllegalArgumentException("a name of " + name.length + " bytes");
            }
            this.name = name;
            this.method = method;
            this.flags = flags;
            this.offset = offset;
            this.size = size;
        }
    }

    /** One file whose size and checksum follow it. */
    private final class EntryStream extends FilterOutputStream {
        private final Entry entry;
        private final long start = position;
        private final CRC32 crc = new CRC32();
        private final Deflater deflater;
        private boolean open = true;

        EntryStream(Entry entry, Packing packing) {
            super(OutputStream.nullOutputStream());
            this.entry = entry;
            this.deflater = new Deflater(
                    packing == Packing.DEFLATED ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION, true);
            this.out = new DeflaterOutputStream(new Counted(), deflater, 8 * 1024);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            crc.update(bytes, offset, length);
            entry.size += length;
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!open) {
                return;
            }
            open = false;
            try {
                ((DeflaterOutputStream) out).finish();
            } finally {
                deflater.end();
            }
            entry.crc = crc.getValue();
            entry.packed = position - start;
            ZipArchive.this.write(block(24)
                    .putInt(DESCRIPTOR)
                    .putInt((int) entry.crc)
                    .putLong(entry.packed)
                    .putLong(entry.size)
                    .flip());
            register(entry);
        }
    }

    /** The archive, as far as it has been written. */
    private final class Counted extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            ZipArchive.this.write(new byte[] {(byte) value});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ZipArchive.this.write(bytes, offset, length);
        }
    }
}
