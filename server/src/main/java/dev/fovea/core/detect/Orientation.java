package dev.fovea.core.detect;

/**
 * How a camera was held (EXIF 2.32, tag 0x0112), and the way of a box between the picture as it is stored and as it is
 * shown. The one conversion for reads, extraction, exports and imports.
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
     * @param flippedX whether left and right of the shown picture change places
     * @param flippedY whether top and bottom of the shown picture change places
     */
    Orientation(boolean swapped, boolean flippedX, boolean flippedY) {
        this.swapped = swapped;
        this.flippedX = flippedX;
        this.flippedY = flippedY;
    }

    /** The orientation of a tag; what is not 1 to 8 is upright. */
    public static Orientation of(int tag) {
        return tag < 1 || tag > values().length ? UPRIGHT : values()[tag - 1];
    }

    /** Whether width and height change places. */
    public boolean swapsSides() {
        return swapped;
    }

    /** A box of the stored picture on the shown one. */
    public Corners shown(Corners box) {
        Corners turned = swapped ? swap(box) : box;
        return flip(turned);
    }

    /** A box of the shown picture on the stored one. */
    public Corners stored(Corners box) {
        Corners turned = flip(box);
        return swapped ? swap(turned) : turned;
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
}
