package dev.fovea.core.detect;

import java.util.Locale;

/**
 * Conversions between the canonical corners and the forms of the dialects and exports (unified
 * model, box conversions). Doubles, nothing rounded; a box that goes out in the form in which it
 * came differs by at most 1e-9 of its value.
 */
public final class BoxForms {

    /** How far outside of the medium, relative to it, a box may reach before it is refused. */
    public static final double TOLERANCE = 0.01;

    private BoxForms() {}

    /**
     * From edges in pixels. When all four lie in 0..1 they are already relative and taken as they
     * are (unified model: GenLogs).
     *
     * @param width of the medium in pixels, above 0
     * @param height of the medium in pixels, above 0
     */
    public static Corners fromPixels(double xMin, double yMin, double xMax, double yMax, int width, int height) {
        if (relative(xMin) && relative(yMin) && relative(xMax) && relative(yMax)) {
            return new Corners(xMin, yMin, xMax, yMax);
        }
        requireSize(width, height);
        return new Corners(xMin / width, yMin / height, xMax / width, yMax / height).clamped();
    }

    private static boolean relative(double value) {
        return value >= 0 && value <= 1;
    }

    /** From centre and size, all relative; not clamped, so that a caller can judge the edges. */
    public static Corners fromCentre(Centre centre) {
        double halfWidth = centre.width() / 2;
        double halfHeight = centre.height() / 2;
        return new Corners(
                centre.x() - halfWidth, centre.y() - halfHeight, centre.x() + halfWidth, centre.y() + halfHeight);
    }

    /** To centre and size, all relative. */
    public static Centre toCentre(Corners box) {
        return new Centre(
                (box.x1() + box.x2()) / 2, (box.y1() + box.y2()) / 2, box.x2() - box.x1(), box.y2() - box.y1());
    }

    /**
     * The bounding box of points.
     *
     * @param points flat {@code x, y, x, y, …}, relative; at least one point
     * @throws IllegalArgumentException when the list is empty or odd
     */
    public static Corners around(double... points) {
        if (points.length < 2 || points.length % 2 != 0) {
            throw new IllegalArgumentException("points must be pairs of x and y");
        }
        double left = points[0];
        double top = points[1];
        double right = left;
        double bottom = top;
        for (int i = 2; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        return new Corners(left, top, right, bottom);
    }

    /** To left, top, width and height in pixels, as COCO has it. */
    public static PixelBox toCoco(Corners box, int width, int height) {
        requireSize(width, height);
        return new PixelBox(
                box.x1() * width, box.y1() * height, (box.x2() - box.x1()) * width, (box.y2() - box.y1()) * height);
    }

    /** From left, top, width and height in pixels, as COCO has it. */
    public static Corners fromCoco(PixelBox box, int width, int height) {
        requireSize(width, height);
        return new Corners(
                box.x() / width, box.y() / height, (box.x() + box.width()) / width, (box.y() + box.height()) / height);
    }

    /** A line of a YOLO label file: class, centre and size with six decimals. */
    public static String toYolo(int classIndex, Corners box) {
        Centre centre = toCentre(box);
        return String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.6f %.6f",
                classIndex,
                centre.x(),
                centre.y(),
                centre.width(),
                centre.height());
    }

    private static void requireSize(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a medium of " + width + "x" + height + " pixels has no scale");
        }
    }

    /** A box by its centre and size, relative to the medium. */
    public record Centre(double x, double y, double width, double height) {}

    /** A box by its top left corner and size in pixels. */
    public record PixelBox(double x, double y, double width, double height) {}
}
