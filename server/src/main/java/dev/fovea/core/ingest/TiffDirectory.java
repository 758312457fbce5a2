package dev.fovea.core.ingest;

import java.io.IOException;

/** The first directory of a TIFF block, which EXIF uses too (TIFF 6.0, section 2). */
final class TiffDirectory {
    private static final int MOST_ENTRIES = 512;
    private static final int ENTRY_BYTES = 12;
    private static final int LONG = 4;

    private final HeaderBytes bytes;
    private final boolean littleEndian;
    private final long start;
    private final long end;

    /** The block {@code [start, end)}, which {@link #begins}. */
    TiffDirectory(HeaderBytes bytes, long start, long end) throws IOException {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.littleEndian = bytes.holds(start, "II");
    }

    static boolean begins(HeaderBytes bytes, long start) throws IOException {
        return bytes.holds(start, "II*\0") || bytes.holds(start, "MM\0*");
    }

    /** The whole number under the tag; {@link HeaderBytes#NONE} when there is none. */
    long value(int tag) throws IOException {
        long directory = start + u32(start + 4);
        int entries = Math.min(u16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (u16(entry) == tag) {
                return u16(entry + 2) == LONG ? u32(entry + 8) : u16(entry + 8);
            }
        }
        return HeaderBytes.NONE;
    }

    private int u16(long at) throws IOException {
        if (at < start || at + 2 > end) {
            return HeaderBytes.NONE;
        }
        return littleEndian ? bytes.u16LittleEndian(at) : bytes.u16(at);
    }

    private long u32(long at) throws IOException {
        if (at < start || at + 4 > end) {
            return HeaderBytes.NONE;
        }
        return littleEndian ? bytes.u32LittleEndian(at) : bytes.u32(at);
    }
}
