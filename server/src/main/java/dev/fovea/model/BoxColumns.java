package dev.fovea.model;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The arrays behind {@link Boxes}: filled by its builder, never changed afterwards. */
final class BoxColumns {

    int size;
    long[] frames;
    double[] x1;
    double[] y1;
    double[] x2;
    double[] y2;
    double @Nullable [] confidences;

    @Nullable
    String @Nullable [] labels;

    int @Nullable [] classIds;
    long @Nullable [] timestamps;

    @Nullable
    String @Nullable [] metas;

    @Nullable
    String @Nullable [] geometries;

    final BitSet hasClassId = new BitSet(0);
    final BitSet hasTimestamp = new BitSet(0);
    final BitSet edited = new BitSet(0);
    final BitSet smoothed = new BitSet(0);

    BoxColumns(int capacity) {
        frames = new long[capacity];
        x1 = new double[capacity];
        y1 = new double[capacity];
        x2 = new double[capacity];
        y2 = new double[capacity];
    }

    void append(long frame, double left, double top, double right, double bottom) {
        int box = size;
        if (box == frames.length) {
            resize(Math.max(8, box + (box >> 1)));
        }
        frames[box] = frame;
        x1[box] = left;
        y1[box] = top;
        x2[box] = right;
        y2[box] = bottom;
        if (confidences != null) {
            confidences[box] = Double.NaN;
        }
        size = box + 1;
    }

    void confidence(double value) {
        if (confidences == null) {
            confidences = new double[frames.length];
            Arrays.fill(confidences, 0, size, Double.NaN);
        }
        confidences[size - 1] = value;
    }

    void label(String value) {
        labels = labels == null ? new String[frames.length] : labels;
        labels[size - 1] = value;
    }

    void classId(int value) {
        classIds = classIds == null ? new int[frames.length] : classIds;
        classIds[size - 1] = value;
        hasClassId.set(size - 1);
    }

    void timestamp(long value) {
        timestamps = timestamps == null ? new long[frames.length] : timestamps;
        timestamps[size - 1] = value;
        hasTimestamp.set(size - 1);
    }

    void meta(String value) {
        metas = metas == null ? new String[frames.length] : metas;
        metas[size - 1] = value;
    }

    void geometry(String value) {
        geometries = geometries == null ? new String[frames.length] : geometries;
        geometries[size - 1] = value;
    }

    void trim() {
        if (size < frames.length) {
            resize(size);
        }
    }

    private void resize(int capacity) {
        frames = Arrays.copyOf(frames, capacity);
        x1 = Arrays.copyOf(x1, capacity);
        y1 = Arrays.copyOf(y1, capacity);
        x2 = Arrays.copyOf(x2, capacity);
        y2 = Arrays.copyOf(y2, capacity);
        confidences = confidences == null ? null : Arrays.copyOf(confidences, capacity);
        labels = labels == null ? null : Arrays.copyOf(labels, capacity);
        classIds = classIds == null ? null : Arrays.copyOf(classIds, capacity);
        timestamps = timestamps == null ? null : Arrays.copyOf(timestamps, capacity);
        metas = metas == null ? null : Arrays.copyOf(metas, capacity);
        geometries = geometries == null ? null : Arrays.copyOf(geometries, capacity);
    }

    boolean sameAs(BoxColumns that) {
        return sameGeometry(that) && sameFlags(that) && sameDetails(that);
    }

    private boolean sameGeometry(BoxColumns that) {
        return Arrays.equals(frames, that.frames)
                && Arrays.equals(x1, that.x1)
                && Arrays.equals(y1, that.y1)
                && Arrays.equals(x2, that.x2)
                && Arrays.equals(y2, that.y2);
    }

    private boolean sameFlags(BoxColumns that) {
        return edited.equals(that.edited)
                && smoothed.equals(that.smoothed)
                && hasClassId.equals(that.hasClassId)
                && hasTimestamp.equals(that.hasTimestamp);
    }

    private boolean sameDetails(BoxColumns that) {
        return Arrays.equals(confidences, that.confidences)
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(classIds, that.classIds)
                && Arrays.equals(timestamps, that.timestamps)
                && Arrays.equals(metas, that.metas)
                && Arrays.equals(geometries, that.geometries);
    }

    int hash() {
        return 31 * Arrays.hashCode(frames) + Arrays.hashCode(x1);
    }
}
