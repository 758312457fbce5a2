package dev.fovea.model.search;

/** A rectangle inside the frame, 0..1 from the top left corner, edges included. */
public record FrameRegion(double x1, double y1, double x2, double y2) {
    /** Whether a point lies in it. */
    public boolean contains(double x, double y) {
        return x >= x1 && x <= x2 && y >= y1 && y <= y2;
    }
}
