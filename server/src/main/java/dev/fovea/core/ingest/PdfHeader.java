package dev.fovea.core.ingest;

import dev.fovea.model.PictureFormat;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Recognises a PDF and gives it a nominal size (ISO 32000-1, 7.5.2 and 14.11.2): the first {@code /MediaBox} in the
 * first 256 KB, in points. A document that keeps its pages in compressed objects shows none; it counts as an A4 page.
 * Nothing is parsed, so neither page trees nor rotations are followed: the size is for showing, not for measuring.
 */
final class PdfHeader {
    private static final String SIGNATURE = "%PDF-";
    /** Readers accept other bytes before the begin, up to this many. */
    private static final int SIGNATURE_WITHIN = 1024;

    private static final String MEDIA_BOX = "/MediaBox";
    private static final int BOX_WITHIN = 256 * 1024;
    private static final int LONGEST_BOX = 120;
    private static final int A4_WIDTH = 595;
    private static final int A4_HEIGHT = 842;
    private static final String END = "%%EOF";
    private static final int END_BYTES = 2048;

    private PdfHeader() {}

    static boolean begins(HeaderBytes bytes) throws IOException {
        return bytes.find(SIGNATURE, 0, SIGNATURE_WITHIN) != HeaderBytes.NONE;
    }

    static PictureHeader read(HeaderBytes bytes) throws IOException {
        boolean truncated = !bytes.endHolds(END, 0, END_BYTES);
        long box = bytes.find(MEDIA_BOX, 0, BOX_WITHIN);
        String[] corners = box == HeaderBytes.NONE ? new String[0] : corners(bytes, box + MEDIA_BOX.length());
        long width = extent(corners, 0);
        long height = extent(corners, 1);
        boolean sensible = width > 0 && height > 0;
        return new PictureHeader.Found(
                PictureFormat.PDF,
                sensible ? width : A4_WIDTH,
                sensible ? height : A4_HEIGHT,
                ExifOrientation.UPRIGHT,
                truncated);
    }

    /** The words between the brackets; none when there are no brackets. */
    private static String[] corners(HeaderBytes bytes, long from) throws IOException {
        long open = bytes.find("[", from, from + LONGEST_BOX);
        long close = bytes.find("]", from, from + LONGEST_BOX);
        if (open == HeaderBytes.NONE || close < open) {
            return new String[0];
        }
        StringBuilder text = new StringBuilder();
        for (long at = open + 1; at < close; at++) {
            text.append((char) bytes.u8(at));
        }
        return text.toString().strip().split("\\s+", -1);
    }

    private static long extent(String[] corners, int axis) {
        if (corners.length != 4) {
            return 0;
        }
        OptionalDouble low = number(corners[axis]);
        OptionalDouble high = number(corners[axis + 2]);
        return low.isPresent() && high.isPresent() ? Math.round(Math.abs(high.getAsDouble() - low.getAsDouble())) : 0;
    }

    private static OptionalDouble number(String word) {
        try {
            return OptionalDouble.of(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
