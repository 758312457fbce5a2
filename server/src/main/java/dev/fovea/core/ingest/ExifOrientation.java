package dev.fovea.core.ingest;

import java.io.IOException;

/** Finds the orientation in an EXIF block (EXIF 2.32, tag 0x0112). */
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;

    private ExifOrientation() {}

    /** The orientation in the TIFF block {@code [start, end)}; {@link #UPRIGHT} when there is none or it makes no sense. */
    static int in(HeaderBytes bytes, long start, long end) throws IOException {
        return TiffDirectory.begins(bytes, start) ? of(new TiffDirectory(bytes, start, end)) : UPRIGHT;
    }

    static int of(TiffDirectory directory) throws IOException {
        long value = directory.value(TAG);
        return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
    }
}
