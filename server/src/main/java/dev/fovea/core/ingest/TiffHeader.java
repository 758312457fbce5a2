package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the first directory of a TIFF file, which describes its first page (TIFF 6.0, section 2). */
final class TiffHeader {
    private static final String LITTLE = "II*\0";
    private static final String BIG = "MM\0*";
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int MOST_ENTRIES = 512;
    private static final int ENTRY_BYTES = 12;

    private final HeaderBytes bytes;
    private final boolean littleEndian;

    private TiffHeader(HeaderBytes bytes) throws IOException {
        this.bytes = bytes;
        this.littleEndian = bytes.holds(0, LITTLE);
    }

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.holds(0, LITTLE) || bytes.holds(0, BIG);
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        return new TiffHeader(bytes).read();
    }

    private PictureHeader read() throws IOException {
        long width = entry(WIDTH);
        long height = entry(HEIGHT);
        if (width == HeaderBytes.NONE || height == HeaderBytes.NONE) {
            return new PictureHeader.Broken("the TIFF file has no directory with a size");
        }
        int orientation = ExifOrientation.in(bytes, 0, bytes.size());
        return new PictureHeader.Found(PictureFormat.TIFF, width, height, orientation, false);
    }

    private long entry(int tag) throws IOException {
        long directory = u32(4);
        int entries = directory == HeaderBytes.NONE ? 0 : Math.min(u16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (u16(entry) == tag) {
                return value(entry);
            }
        }
        return HeaderBytes.NONE;
    }

    private long value(long entry) throws IOException {
        return switch (u16(entry + 2)) {
            case SHORT -> u16(entry + 8);
            case LONG -> u32(entry + 8);
            default -> HeaderBytes.NONE;
        };
    }

    private int u16(long at) throws IOException {
        return littleEndian ? bytes.u16LittleEndian(at) : bytes.u16(at);
    }

    private long u32(long at) throws IOException {
        return littleEndian ? bytes.u32LittleEndian(at) : bytes.u32(at);
    }
}
