package dev.fovea.model;

/**
 * Collects the boxes of one track. {@link #add} starts a box; the other methods describe the box
 * added last. One use, one thread.
 */
public final class BoxesBuilder {

    private final BoxColumns columns;

    BoxesBuilder(int expected) {
        columns = new BoxColumns(expected);
    }

    /**
     * Adds a box.
     *
     * @param frame above the frame of the box added before
     * @throws IllegalArgumentException when the frames do not ascend
     */
    public BoxesBuilder add(long frame, double x1, double y1, double x2, double y2) {
        int last = columns.size - 1;
        if (last >= 0 && frame <= columns.frames[last]) {
            throw new IllegalArgumentException("frame " + frame + " does not ascend");
        }
        columns.append(frame, x1, y1, x2, y2);
        return this;
    }

    /** Sets the confidence; NaN means none. */
    public BoxesBuilder confidence(double confidence) {
        if (!Double.isNaN(confidence)) {
            columns.confidence(confidence);
        }
        return this;
    }

    /** Sets the class in words. */
    public BoxesBuilder label(String label) {
        columns.label(label);
        return this;
    }

    /** Sets the class number. */
    public BoxesBuilder classId(int classId) {
        columns.classId(classId);
        return this;
    }

    /** Sets whether a person changed the box. */
    public BoxesBuilder edited(boolean edited) {
        columns.edited.set(last(), edited);
        return this;
    }

    /** Sets whether the box was smoothed. */
    public BoxesBuilder smoothed(boolean smoothed) {
        columns.smoothed.set(last(), smoothed);
        return this;
    }

    /** Sets the time in milliseconds from the start of the medium. */
    public BoxesBuilder timestampMs(long timestampMs) {
        columns.timestamp(timestampMs);
        return this;
    }

    /** Sets the producer's free JSON object. */
    public BoxesBuilder metaJson(String metaJson) {
        columns.meta(metaJson);
        return this;
    }

    /** Sets the shape as it was sent, JSON text. */
    public BoxesBuilder geometryRaw(String geometryRaw) {
        columns.geometry(geometryRaw);
        return this;
    }

    /** The boxes; the builder must not be used afterwards. */
    public Boxes build() {
        columns.trim();
        return new Boxes(columns);
    }

    private int last() {
        return columns.size - 1;
    }
}
