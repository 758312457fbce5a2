package dev.fovea.model;

/**
 * The raster of a medium as stored, before any EXIF orientation is applied.
 *
 * @param width pixels, 0 when unknown
 * @param height pixels, 0 when unknown
 * @param orientation EXIF orientation 1..8, 1 when there is none
 * @param fps frames a second, 0 for an image or when unknown
 * @param frameCount number of frames, 1 for an image, 0 when unknown
 */
public record Frame(int width, int height, int orientation, double fps, long frameCount) {
    /** The raster of a single picture. */
    public static Frame ofPicture(int width, int height, int orientation) {
        return new Frame(width, height, orientation, 0, 1);
    }
}
