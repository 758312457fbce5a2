package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the chunks in front of the pixels of a PNG file (W3C PNG, third edition, section 5). */
final class PngHeader {
    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final long FIRST_CHUNK = 8;
    private static final int CHUNK_OVERHEAD = 12;
    private static final String LAST_CHUNK = "IEND\u00aeB`\u0082";
    /** Trailing bytes that are forgiven behind the last chunk. */
    private static final int END_BYTES = 64 * 1024;

    private PngHeader() {}

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        if (bytes.u32(FIRST_CHUNK) != 13 || !bytes.holds(FIRST_CHUNK + 4, "IHDR")) {
            return new PictureHeader.Broken("the PNG file does not begin with its header chunk");
        }
        long width = bytes.u32(FIRST_CHUNK + 8);
        long height = bytes.u32(FIRST_CHUNK + 12);
        boolean truncated = !bytes.endHolds(LAST_CHUNK, FIRST_CHUNK, END_BYTES);
        return new PictureHeader.Found(PictureFormat.PNG, width, height, orientation(bytes), truncated);
    }

    private static int orientation(HeaderBytes bytes) throws IOException {
        long at = FIRST_CHUNK;
        long length = bytes.u32(at);
        while (length != HeaderBytes.NONE && !bytes.holds(at + 4, "IDAT")) {
            if (bytes.holds(at + 4, "eXIf")) {
                return ExifOrientation.in(bytes, at + 8, at + 8 + length);
            }
            at += CHUNK_OVERHEAD + length;
            length = bytes.u32(at);
        }
        return ExifOrientation.UPRIGHT;
    }
}
