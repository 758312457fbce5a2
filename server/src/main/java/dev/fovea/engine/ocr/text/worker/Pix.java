package dev.fovea.engine.ocr.text.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.leptonica.BOXA;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.global.leptonica;

/**
 * A picture in native memory, and every operation of Leptonica that preparing needs. Each operation makes a new picture
 * which the caller closes; no native picture is ever shared, since a shared one that is freed twice ends the process.
 */
final class Pix implements AutoCloseable {
    private static final int WHITE = 255;
    private static final int EIGHT_NEIGHBOURS = 8;
    /** Leptonica's own measure of trust in a skew angle: a value under this one is a guess. */
    private static final double TRUSTED_SKEW = 3;

    private final PIX pix;

    private Pix(PIX pix) {
        if (pix == null || pix.isNull()) {
            throw new IllegalStateException("Leptonica gave no picture");
        }
        this.pix = pix;
    }

    /** Where a group of touching black pixels is. */
    record Area(int x, int y, int width, int height) {
        int right() {
            return x + width;
        }

        int bottom() {
            return y + height;
        }
    }

    /** A grey picture. */
    static Pix of(Grey grey) {
        Pix made = new Pix(leptonica.pixCreate(grey.width(), grey.height(), 8));
        int stride = leptonica.pixGetWpl(made.pix) * 4;
        byte[] row = new byte[stride];
        BytePointer data = made.data();
        for (int y = 0; y < grey.height(); y++) {
            for (int x = 0; x < grey.width(); x++) {
                row[x ^ 3] = grey.pixels()[y * grey.width() + x];
            }
            data.position((long) y * stride).put(row, 0, stride);
        }
        return made;
    }

    /** The grey picture in the heap. */
    Grey toGrey() {
        int stride = leptonica.pixGetWpl(pix) * 4;
        byte[] row = new byte[stride];
        byte[] out = new byte[width() * height()];
        BytePointer data = data();
        for (int y = 0; y < height(); y++) {
            data.position((long) y * stride).get(row, 0, stride);
            for (int x = 0; x < width(); x++) {
                out[y * width() + x] = row[x ^ 3];
            }
        }
        return new Grey(width(), height(), out);
    }

    /** Leptonica keeps pixels in words of four bytes, the leftmost in the highest byte: reversed on every machine that we run on. */
    private BytePointer data() {
        IntPointer words = leptonica.pixGetData(pix);
        return new BytePointer(words).capacity((long) leptonica.pixGetWpl(pix) * 4 * height());
    }

    /** For the recogniser, which makes its own copy. */
    PIX raw() {
        return pix;
    }

    int width() {
        return leptonica.pixGetWidth(pix);
    }

    int height() {
        return leptonica.pixGetHeight(pix);
    }

    Pix copy() {
        return new Pix(leptonica.pixCopy(null, pix));
    }

    Pix scaled(double factor) {
        return new Pix(leptonica.pixScale(pix, (float) factor, (float) factor));
    }

    /** Turned clockwise by a small angle in degrees about its middle; the canvas grows so that nothing is cut. */
    Pix turned(double degrees) {
        return new Pix(leptonica.pixRotate(
                pix,
                (float) Math.toRadians(degrees),
                leptonica.L_ROTATE_AREA_MAP,
                leptonica.L_BRING_IN_WHITE,
                width(),
                height()));
    }

    /** Each pixel the mean of its neighbourhood of three by three. */
    Pix blurred() {
        return new Pix(leptonica.pixBlockconv(pix, 1, 1));
    }

    /** Its paper brought to white everywhere, where light fell unevenly on it. */
    Pix evened() {
        return new Pix(leptonica.pixBackgroundNorm(pix, null, null, 32, 32, 60, 300, 240, 2, 2));
    }

    /** Black and white, black where it is darker than the level. */
    Pix darkerThan(int level) {
        return new Pix(leptonica.pixThresholdToBinary(pix, level));
    }

    /** Black and white, by a threshold for each part of the page after its background was evened: large dark areas count as paper. */
    Pix binary() {
        return new Pix(
                leptonica.pixOtsuThreshOnBackgroundNorm(pix, null, 10, 15, 100, 50, WHITE, 2, 2, 0.1f, (int[]) null));
    }

    /** Of a binary picture: what a black rectangle of this size can cover. */
    Pix opened(int width, int height) {
        return new Pix(leptonica.pixOpenBrick(null, pix, width, height));
    }

    /** Of a binary picture: grown by a rectangle of this size. */
    Pix dilated(int width, int height) {
        return new Pix(leptonica.pixDilateBrick(null, pix, width, height));
    }

    /** Of a binary picture: with what is black in the other too. */
    Pix with(Pix other) {
        return new Pix(leptonica.pixOr(null, pix, other.pix));
    }

    /** Of a binary picture: without what is black in the other. */
    Pix without(Pix other) {
        return new Pix(leptonica.pixSubtract(null, pix, other.pix));
    }

    /** Of a binary picture: grown as far as the black of the other reaches without a gap. */
    Pix filledWithin(Pix other) {
        return new Pix(leptonica.pixSeedfillBinary(null, pix, other.pix, EIGHT_NEIGHBOURS));
    }

    /** Black pixels of a binary picture. */
    int blackPixels() {
        int[] count = new int[1];
        leptonica.pixCountPixels(pix, count, null);
        return count[0];
    }

    /** Of a grey picture: white wherever the mask is black. */
    Pix whitenedBy(Pix mask) {
        Pix painted = copy();
        leptonica.pixSetMasked(painted.pix, mask.pix, WHITE);
        return painted;
    }

    /** Of a grey picture: black and white exchanged within the areas. */
    Pix invertedWithin(List<Area> areas) {
        Pix painted = copy();
        int invert = leptonica.PIX_DST ^ 0xf;
        areas.forEach(area -> leptonica.pixRasterop(
                painted.pix, area.x(), area.y(), area.width(), area.height(), invert, null, 0, 0));
        return painted;
    }

    /** A part of it. */
    Pix cropped(Area area) {
        var box = leptonica.boxCreate(area.x(), area.y(), area.width(), area.height());
        try {
            return new Pix(leptonica.pixClipRectangle(pix, box, (org.bytedeco.leptonica.BOX) null));
        } finally {
            leptonica.boxDestroy(box);
        }
    }

    /** Groups of touching black pixels of a binary picture. */
    List<Area> components() {
        BOXA boxes = leptonica.pixConnCompBB(pix, EIGHT_NEIGHBOURS);
        try {
            int count = leptonica.boxaGetCount(boxes);
            List<Area> areas = new ArrayList<>(count);
            int[] x = new int[1];
            int[] y = new int[1];
            int[] width = new int[1];
            int[] height = new int[1];
            for (int i = 0; i < count; i++) {
                leptonica.boxaGetBoxGeometry(boxes, i, x, y, width, height);
                areas.add(new Area(x[0], y[0], width[0], height[0]));
            }
            return areas;
        } finally {
            leptonica.boxaDestroy(boxes);
        }
    }

    /** By how many degrees a binary picture must be turned clockwise until its lines are level; empty when unsure. */
    OptionalDouble skew() {
        float[] angle = new float[1];
        float[] trust = new float[1];
        boolean found = leptonica.pixFindSkew(pix, angle, trust) == 0 && trust[0] >= TRUSTED_SKEW;
        return found ? OptionalDouble.of(angle[0]) : OptionalDouble.empty();
    }

    @Override
    public void close() {
        leptonica.pixDestroy(pix);
    }
}
