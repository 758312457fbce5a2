package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the size of the first picture of a TIFF file (TIFF 6.0, section 8). */
final class TiffHeader {
    private static final int WIDTH = 0x0100;
    private static final int HEIGHT = 0x0101;

    private TiffHeader() {}

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        TiffDirectory directory = new TiffDirectory(bytes, 0, bytes.size());
        long width = directory.value(WIDTH);
        long height = directory.value(HEIGHT);
        return width == HeaderBytes.NONE || height == HeaderBytes.NONE
                ? new PictureHeader.Broken("the TIFF directory names no size")
                : new PictureHeader.Found(PictureFormat.TIFF, width, height, ExifOrientation.of(directory), false);
    }
}
