package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the logical screen of a GIF file (GIF89a, section 18). */
final class GifHeader {
    private static final int HEADER_BYTES = 13;
    private static final String TRAILER = ";";
    /** Trailing bytes that are forgiven behind the trailer. */
    private static final int END_BYTES = 16;

    private GifHeader() {}

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.holds(0, "GIF87a") || bytes.holds(0, "GIF89a");
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        if (bytes.size() < HEADER_BYTES) {
            return new PictureHeader.Broken("the GIF header ends early");
        }
        boolean truncated = !bytes.endHolds(TRAILER, HEADER_BYTES, END_BYTES);
        return new PictureHeader.Found(
                PictureFormat.GIF,
                bytes.u16LittleEndian(6),
                bytes.u16LittleEndian(8),
                ExifOrientation.UPRIGHT,
                truncated);
    }
}
