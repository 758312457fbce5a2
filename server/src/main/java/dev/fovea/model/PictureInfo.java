package dev.fovea.model;

/**
 * What the header of a picture says, read without decoding it.
 *
 * @param width raw width in pixels, before the orientation is applied; 0 for a document
 * @param height raw height in pixels, before the orientation is applied; 0 for a document
 * @param orientation EXIF orientation, 1 to 8; 1 when the picture names none
 * @param truncated the end of the picture is missing, so that a decoder may show only its upper part
 */
public record PictureInfo(PictureFormat format, int width, int height, int orientation, boolean truncated) {
    public PictureInfo {
        if (format != PictureFormat.PDF && (width < 1 || height < 1)) {
            throw new IllegalArgumentException("A picture has at least one pixel");
        }
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("An EXIF orientation is 1 to 8");
        }
    }

    /** A document, whose pages nobody has measured. */
    public static PictureInfo document(boolean truncated) {
        return new PictureInfo(PictureFormat.PDF, 0, 0, 1, truncated);
    }
}
