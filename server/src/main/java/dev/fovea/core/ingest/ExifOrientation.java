package dev.fovea.core.ingest;

import java.io.IOException;

/** Finds the orientation in an EXIF block: the first directory of a TIFF file (TIFF 6.0, section 2; EXIF 2.32, tag 0x0112). */
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 512;
    private static final int ENTRY_BYTES = 12;

    private final HeaderBytes bytes;
    private final boolean littleEndian;
    private final long start;
    private final long end;

    private ExifOrientation(HeaderBytes bytes, long start, long end) throws IOException {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.littleEndian = bytes.holds(start, "II");
    }

    /** The orientation in the TIFF block {@code [start, end)}; {@link #UPRIGHT} when there is none or it makes no sense. */
    static int in(HeaderBytes bytes, long start, long end) throws IOException {
        if (!bytes.holds(start, "II*\0") && !bytes.holds(start, "MM\0*")) {
            return UPRIGHT;
        }
        return new ExifOrientation(bytes, start, end).find();
    }

    private int find() throws IOException {
        long directory = start + u32(start + 4);
        int entries = Math.min(u16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (u16(entry) == TAG) {
                return valueOf(entry);
            }
        }
        return UPRIGHT;
    }

    private int valueOf(long entry) throws IOException {
        int value = u16(entry + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
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
