package dev.fovea.core.picture;

import dev.fovea.core.detect.Corners;
import java.awt.geom.AffineTransform;

/**
 * How a camera was held (EXIF 2.32, tag 0x0112): between the picture as stored, in which boxes are kept, and the picture as
 * displayed, which is upright.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    UPSIDE_DOWN_MIRRORED(false, false, true),
    LEFT_MIRRORED(true, false, false),
    LEFT(true, true, false),
    RIGHT_MIRRORED(true, true, true),
    RIGHT(true, false, true);

    private final boolean swapped;
    private final boolean flippedX;
    private final boolean flippedY;

    /**
     * @param swapped whether rows become columns, before the flips
     * @param flippedX whether left and right of the result change places
     * @param flippedY whether top and bottom of the result change places
     */
    Orientation(boolean swapped, boolean flippedX, boolean flippedY) {
        this.swapped = swapped;
        this.flippedX = flippedX;
        this.flippedY = flippedY;
    }

    /**
     * As EXIF counts.
     *
     * @param tag 1 to 8
     */
    public static Orientation of(int tag) {
        return values()[tag - 1];
    }

    /** Whether width and height of the stored picture change places when it is displayed. */
    public boolean swapsSides() {
        return swapped;
    }

    /** A box of the stored picture, relative, where it lies when the picture is displayed. */
    public Corners toDisplay(Corners stored) {
        return flip(swapped ? swap(stored) : stored);
    }

    /** A box of the displayed picture, relative, where it lies in the stored one. */
    public Corners toStored(Corners displayed) {
        Corners flipped = flip(displayed);
        return swapped ? swap(flipped) : flipped;
    }

    private static Corners swap(Corners box) {
        return new Corners(box.y1(), box.x1(), box.y2(), box.x2());
    }

    private Corners flip(Corners box) {
        return new Corners(
                flippedX ? 1 - box.x2() : box.x1(),
                flippedY ? 1 - box.y2() : box.y1(),
                flippedX ? 1 - box.x1() : box.x2(),
                flippedY ? 1 - box.y1() : box.y2());
    }

    /**
     * From pixels of the stored picture to those of the displayed one.
     *
     * @param width of the displayed picture in pixels, after scaling
     * @param height of the displayed picture in pixels, after scaling
     * @param scaleX of the stored picture's rows
     * @param scaleY of the stored picture's columns
     */
    AffineTransform toDisplay(int width, int height, double scaleX, double scaleY) {
        AffineTransform transform = new AffineTransform(
                flippedX ? -1 : 1, 0, 0, flippedY ? -1 : 1, flippedX ? width : 0, flippedY ? height : 0);
        if (swapped) {
            transform.concatenate(new AffineTransform(0, 1, 1, 0, 0, 0));
        }
        transform.scale(scaleX, scaleY);
        return transform;
    }
}
