package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;

/** Walks the marker segments of a JPEG file up to its frame header (ITU-T T.81, annex B). */
final class JpegHeader {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int APP1 = 0xe1;
    private static final String EXIF = "Exif\0\0";
    /** Cameras append data of their own behind the picture; this much still counts as "near the end", in bytes. */
    private static final int END_BYTES = 64 * 1024 + 2;

    private final HeaderBytes bytes;
    private int orientation = ExifOrientation.UPRIGHT;
    private boolean exifSeen;

    private JpegHeader(HeaderBytes bytes) {
        this.bytes = bytes;
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        return new JpegHeader(bytes).walk();
    }

    private PictureHeader walk() throws IOException {
        long at = 2;
        while (true) {
            int octet = bytes.u8(at);
            int marker = bytes.u8(at + 1);
            if (octet == HeaderBytes.NONE || marker == HeaderBytes.NONE) {
                return new PictureHeader.Broken("the JPEG file has no frame header");
            }
            if (octet != 0xff || marker == 0xff) {
                at++;
            } else if (standsAlone(marker)) {
                at += 2;
            } else if (isFrameHeader(marker)) {
                return frame(at);
            } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE || bytes.u16(at + 2) < 2) {
                return new PictureHeader.Broken("the JPEG header is damaged");
            } else {
                readExif(marker, at);
                at += 2 + bytes.u16(at + 2);
            }
        }
    }

    private PictureHeader frame(long at) throws IOException {
        int height = bytes.u16(at + 5);
        int width = bytes.u16(at + 7);
        boolean truncated = !bytes.endHolds("\u00ff\u00d9", at, END_BYTES);
        return new PictureHeader.Found(PictureFormat.JPEG, width, height, orientation, truncated);
    }

    private void readExif(int marker, long at) throws IOException {
        long block = at + 4;
        if (marker == APP1 && !exifSeen && bytes.holds(block, EXIF)) {
            exifSeen = true;
            orientation = ExifOrientation.in(bytes, block + EXIF.length(), at + 2 + bytes.u16(at + 2));
        }
    }

    // Stuffed zero, TEM, restarts and a repeated start of image have no length.
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
