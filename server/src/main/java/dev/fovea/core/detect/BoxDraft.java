package dev.fovea.core.detect;

import org.jspecify.annotations.Nullable;

/**
 * One box while a parser reads it, reused for every box of a run. Members that were never set are
 * absent; setting one again replaces it.
 */
public final class BoxDraft {

    private static final int ALL_OF_XYWH = 0x0F;
    private static final int ALL_OF_XYXY = 0xF0;

    private final double[] coordinates = new double[8];
    private int present;
    long frame;
    long timestampMs;
    boolean hasTimestamp;
    int classId;
    boolean hasClassId;
    double confidence = Double.NaN;

    @Nullable
    String label;

    @Nullable
    String metaJson;

    boolean metaTooLarge;
    boolean edited;
    boolean smoothed;

    BoxDraft() {}

    /** One of the eight numbers that may place a box, in the units of the run. */
    public enum Coordinate {
        /** Left edge. */
        X(0),
        /** Top edge. */
        Y(1),
        /** Width. */
        W(2),
        /** Height. */
        H(3),
        /** Left edge, corner form. */
        X1(4),
        /** Top edge, corner form. */
        Y1(5),
        /** Right edge, corner form. */
        X2(6),
        /** Bottom edge, corner form. */
        Y2(7);

        private final int slot;

        Coordinate(int slot) {
            this.slot = slot;
        }
    }

    void clear() {
        present = 0;
        frame = 0;
        hasTimestamp = false;
        hasClassId = false;
        confidence = Double.NaN;
        label = null;
        metaJson = null;
        metaTooLarge = false;
        edited = false;
        smoothed = false;
    }

    /** Sets one coordinate. */
    public void coordinate(Coordinate which, double value) {
        coordinates[which.slot] = value;
        present |= 1 << which.slot;
    }

    /** Takes one coordinate back. */
    public void clearCoordinate(Coordinate which) {
        present &= ~(1 << which.slot);
    }

    /** Sets the frame, counted from 0; absent means 0. */
    public void frame(long value) {
        frame = value;
    }

    /** Sets the time in milliseconds from the start of the medium. */
    public void timestampMs(long value) {
        timestampMs = value;
        hasTimestamp = true;
    }

    /** Sets the class number. */
    public void classId(int value) {
        classId = value;
        hasClassId = true;
    }

    /** Sets the confidence. */
    public void confidence(double value) {
        confidence = value;
    }

    /** Sets the class in words. */
    public void label(@Nullable String value) {
        label = value;
    }

    /** Sets the free object as compact JSON, null when it is larger than allowed. */
    public void meta(@Nullable String compactJson) {
        metaJson = compactJson;
        metaTooLarge = compactJson == null;
    }

    /** Sets whether a person changed the box. */
    public void edited(boolean value) {
        edited = value;
    }

    /** Sets whether the box was smoothed. */
    public void smoothed(boolean value) {
        smoothed = value;
    }

    boolean hasSizeForm() {
        return (present & ALL_OF_XYWH) == ALL_OF_XYWH;
    }

    boolean hasCornerForm() {
        return (present & ALL_OF_XYXY) == ALL_OF_XYXY;
    }

    void copySizeForm(double[] target, int offset) {
        System.arraycopy(coordinates, 0, target, offset, 4);
    }

    void copyCornerForm(double[] target, int offset) {
        System.arraycopy(coordinates, 4, target, offset, 4);
    }
}
