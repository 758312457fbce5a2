package dev.fovea.core.detect;

import dev.fovea.model.Boxes;

/**
 * A stretch of frames.
 *
 * @param first frame of it
 * @param last frame of it, not before the first
 */
public record FrameWindow(long first, long last) {
    /** Every frame. */
    public static final FrameWindow ALL = new FrameWindow(0, Long.MAX_VALUE);

    /** Position of the first box within the window; the number of boxes when there is none. */
    public int begin(Boxes boxes) {
        return firstAt(boxes, first);
    }

    /** Position behind the last box within the window. */
    public int end(Boxes boxes) {
        return last == Long.MAX_VALUE ? boxes.size() : firstAt(boxes, last + 1);
    }

    /** Position of the first box on a frame or behind it. */
    static int firstAt(Boxes boxes, long frame) {
        int low = 0;
        int high = boxes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (boxes.frame(middle) < frame) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
