package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Reads the first chunk of a WebP file: lossy, lossless or extended (RFC 9649). */
final class WebpHeader {
    private static final int FIRST_CHUNK = 12;
    private static final int FIRST_DATA = 20;
    private static final int FOURTEEN_BITS = 0x3fff;
    private static final String EXIF = "Exif\0\0";

    private final HeaderBytes bytes;

    private WebpHeader(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.holds(0, "RIFF") && bytes.holds(8, "WEBP");
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        return new WebpHeader(bytes).read();
    }

    private PictureHeader read() throws IOException {
        if (bytes.holds(FIRST_CHUNK, "VP8X")) {
            return extended();
        }
        if (bytes.holds(FIRST_CHUNK, "VP8L") && bytes.u8(FIRST_DATA) == 0x2f) {
            return lossless();
        }
        if (bytes.holds(FIRST_CHUNK, "VP8 ") && bytes.holds(FIRST_DATA + 3, "\u009d\u0001*")) {
            return lossy();
        }
        return new PictureHeader.Broken("the WebP file does not begin with a picture chunk");
    }

    private PictureHeader extended() throws IOException {
        long width = bytes.u32LittleEndian(FIRST_DATA + 4);
        long height = bytes.u32LittleEndian(FIRST_DATA + 6);
        if (width == HeaderBytes.NONE || height == HeaderBytes.NONE) {
            return endsEarly();
        }
        return found((width & 0xffffff) + 1, (height >>> 8) + 1, orientation());
    }

    private PictureHeader lossless() throws IOException {
        long sizes = bytes.u32LittleEndian(FIRST_DATA + 1);
        if (sizes == HeaderBytes.NONE) {
            return endsEarly();
        }
        return found((sizes & FOURTEEN_BITS) + 1, (sizes >>> 14 & FOURTEEN_BITS) + 1, ExifOrientation.UPRIGHT);
    }

    private PictureHeader lossy() throws IOException {
        int width = bytes.u16LittleEndian(FIRST_DATA + 6);
        int height = bytes.u16LittleEndian(FIRST_DATA + 8);
        if (width == HeaderBytes.NONE || height == HeaderBytes.NONE) {
            return endsEarly();
        }
        return found(width & FOURTEEN_BITS, height & FOURTEEN_BITS, ExifOrientation.UPRIGHT);
    }

    private PictureHeader found(long width, long height, int orientation) throws IOException {
        boolean truncated = bytes.u32LittleEndian(4) + 8 > bytes.size();
        return new PictureHeader.Found(PictureFormat.WEBP, width, height, orientation, truncated);
    }

    private int orientation() throws IOException {
        long at = FIRST_CHUNK;
        long length = bytes.u32LittleEndian(at + 4);
        while (length != HeaderBytes.NONE) {
            if (bytes.holds(at, "EXIF")) {
                long block = bytes.holds(at + 8, EXIF) ? at + 8 + EXIF.length() : at + 8;
                return ExifOrientation.in(bytes, block, at + 8 + length);
            }
            at += 8 + length + (length & 1);
            length = bytes.u32LittleEndian(at + 4);
        }
        return ExifOrientation.UPRIGHT;
    }

    private static PictureHeader endsEarly() {
        return new PictureHeader.Broken("the WebP header ends early");
    }
}
