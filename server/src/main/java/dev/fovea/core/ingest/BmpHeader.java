package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the information header of a Windows bitmap (BITMAPCOREHEADER, BITMAPINFOHEADER and its successors). */
final class BmpHeader {
    private static final int FILE_SIZE = 2;
    private static final int RESERVED = 6;
    private static final int HEADER_SIZE = 14;
    private static final int SIZES = 18;
    private static final int CORE_HEADER = 12;
    private static final int INFO_HEADER = 40;

    private BmpHeader() {}

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.holds(0, "BM") && bytes.u32(RESERVED) == 0;
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        long header = bytes.u32LittleEndian(HEADER_SIZE);
        if (header == CORE_HEADER) {
            return found(bytes, bytes.u16LittleEndian(SIZES), bytes.u16LittleEndian(SIZES + 2));
        }
        if (header < INFO_HEADER || bytes.u32LittleEndian(SIZES + 4) == HeaderBytes.NONE) {
            return new PictureHeader.Broken("the BMP header is damaged");
        }
        // A negative height says that the top row comes first.
        int width = (int) bytes.u32LittleEndian(SIZES);
        int height = (int) bytes.u32LittleEndian(SIZES + 4);
        return found(bytes, width, height == Integer.MIN_VALUE ? 0 : Math.abs(height));
    }

    private static PictureHeader found(HeaderBytes bytes, long width, long height) throws IOException {
        boolean truncated = bytes.u32LittleEndian(FILE_SIZE) > bytes.size();
        return new PictureHeader.Found(PictureFormat.BMP, width, height, ExifOrientation.UPRIGHT, truncated);
    }
}
