package dev.fovea.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The boxes of one track, ascending by frame, in columns of primitives: a run may hold a million
 * boxes. Corners are relative to the medium, {@code 0 <= x1 <= x2 <= 1} and likewise for y.
 */
public final class Boxes {

    /** No boxes. */
    public static final Boxes EMPTY = builder(0).build();

    private final BoxColumns columns;

    Boxes(BoxColumns columns) {
        this.columns = columns;
    }

    /** Starts a set of boxes; the expected number only avoids copying. */
    public static BoxesBuilder builder(int expected) {
        return new BoxesBuilder(expected);
    }

    /** One box on frame 0, as on a still picture. */
    public static Boxes onPicture(double x1, double y1, double x2, double y2) {
        return builder(1).add(0, x1, y1, x2, y2).build();
    }

    /** Number of boxes. */
    public int size() {
        return columns.size;
    }

    /** Whether there are no boxes. */
    public boolean isEmpty() {
        return columns.size == 0;
    }

    /** Frame number, counted from 0. */
    public long frame(int box) {
        return columns.frames[check(box)];
    }

    /** Left edge, 0..1. */
    public double x1(int box) {
        return columns.x1[check(box)];
    }

    /** Top edge, 0..1. */
    public double y1(int box) {
        return columns.y1[check(box)];
    }

    /** Right edge, 0..1. */
    public double x2(int box) {
        return columns.x2[check(box)];
    }

    /** Bottom edge, 0..1. */
    public double y2(int box) {
        return columns.y2[check(box)];
    }

    /** Whether {@link #confidence} is known. */
    public boolean hasConfidence(int box) {
        return columns.confidences != null && !Double.isNaN(columns.confidences[check(box)]);
    }

    /** Confidence as sent; NaN when absent. */
    public double confidence(int box) {
        return columns.confidences == null ? Double.NaN : columns.confidences[check(box)];
    }

    /** Class of this box in words, when it differs from or adds to the track's. */
    public @Nullable String label(int box) {
        return columns.labels == null ? null : columns.labels[check(box)];
    }

    /** Whether {@link #classId} is known. */
    public boolean hasClassId(int box) {
        return columns.hasClassId.get(check(box));
    }

    /** Class number; 0 when absent. */
    public int classId(int box) {
        return columns.classIds == null ? 0 : columns.classIds[check(box)];
    }

    /** Whether a person changed the box. */
    public boolean edited(int box) {
        return columns.edited.get(check(box));
    }

    /** Whether the box was interpolated or smoothed. */
    public boolean smoothed(int box) {
        return columns.smoothed.get(check(box));
    }

    /** Whether {@link #timestampMs} is known. */
    public boolean hasTimestamp(int box) {
        return columns.hasTimestamp.get(check(box));
    }

    /** Milliseconds from the start of the medium as sent; 0 when absent. */
    public long timestampMs(int box) {
        return columns.timestamps == null ? 0 : columns.timestamps[check(box)];
    }

    /** Free JSON object of the producer, compact text. */
    public @Nullable String metaJson(int box) {
        return columns.metas == null ? null : columns.metas[check(box)];
    }

    /** The shape as it was sent, JSON text, when it is not the plain box. */
    public @Nullable String geometryRaw(int box) {
        return columns.geometries == null ? null : columns.geometries[check(box)];
    }

    /** Whether any box carries a confidence. */
    public boolean anyConfidence() {
        return columns.confidences != null;
    }

    /** Whether any box carries a label. */
    public boolean anyLabel() {
        return columns.labels != null;
    }

    /** Whether any box carries a class number. */
    public boolean anyClassId() {
        return columns.classIds != null;
    }

    /** Whether any box was edited. */
    public boolean anyEdited() {
        return !columns.edited.isEmpty();
    }

    /** Whether any box was smoothed. */
    public boolean anySmoothed() {
        return !columns.smoothed.isEmpty();
    }

    /** Whether any box carries a time. */
    public boolean anyTimestamp() {
        return columns.timestamps != null;
    }

    /** Whether any box carries a free object. */
    public boolean anyMetaJson() {
        return columns.metas != null;
    }

    /** Whether any box carries its shape as sent. */
    public boolean anyGeometryRaw() {
        return columns.geometries != null;
    }

    private int check(int box) {
        return Objects.checkIndex(box, columns.size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Boxes that && columns.sameAs(that.columns);
    }

    @Override
    public int hashCode() {
        return columns.hash();
    }

    @Override
    public String toString() {
        return "Boxes[" + columns.size + "]";
    }
}
