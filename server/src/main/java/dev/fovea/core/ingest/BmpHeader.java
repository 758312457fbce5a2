package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the header of a Windows bitmap; a negative height means rows from the top. */
final class BmpHeader {
    private static final long CORE_HEADER = 12;
    private static final long INFO_HEADER = 40;
    private static final long LARGEST_HEADER = 124;

    private BmpHeader() {}

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.holds(0, "BM") && bytes.u32(6) == 0;
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        long header = bytes.u32LittleEndian(14);
        if (header == CORE_HEADER) {
            return found(bytes, bytes.u16LittleEndian(18), bytes.u16LittleEndian(20));
        }
        if (header < INFO_HEADER || header > LARGEST_HEADER) {
            return new PictureHeader.Broken("the BMP header has no known size");
        }
        long width = bytes.u32LittleEndian(18);
        long height = bytes.u32LittleEndian(22);
        boolean known = width != HeaderBytes.NONE && height != HeaderBytes.NONE;
        return known
                ? found(bytes, width, Math.abs((long) (int) height))
                : new PictureHeader.Broken("the BMP header ends early");
    }

    private static PictureHeader found(HeaderBytes bytes, long width, long height) throws IOException {
        boolean truncated = bytes.u32LittleEndian(2) > bytes.size();
        return new PictureHeader.Found(PictureFormat.BMP, width, height, ExifOrientation.UPRIGHT, truncated);
    }
}
