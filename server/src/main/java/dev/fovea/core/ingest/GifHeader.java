package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the logical screen of a GIF file (GIF89a, section 18). */
final class GifHeader {
    private static final int SCREEN = 6;
    private static final int SCREEN_END = 13;
    /** End of the last block and trailer. */
    private static final String END = "\0;";
    /** Trailing bytes that are forgiven. */
    private static final int END_BYTES = 1024;

    private GifHeader() {}

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.holds(0, "GIF87a") || bytes.holds(0, "GIF89a");
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        int width = bytes.u16LittleEndian(SCREEN);
        int height = bytes.u16LittleEndian(SCREEN + 2);
        if (width == HeaderBytes.NONE || height == HeaderBytes.NONE) {
            return new PictureHeader.Broken("the GIF header ends early");
        }
        boolean truncated = !bytes.endHolds(END, SCREEN_END, END_BYTES);
        return new PictureHeader.Found(PictureFormat.GIF, width, height, ExifOrientation.UPRIGHT, truncated);
    }
}
