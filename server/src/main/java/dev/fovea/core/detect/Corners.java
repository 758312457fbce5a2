package dev.fovea.core.detect;

/**
 * A box by its corners, relative to the medium: the canonical form of the store. Values may lie
 * outside of 0..1 until {@link #clamped}.
 */
public record Corners(double x1, double y1, double x2, double y2) {

    /** The box between two opposite corners, whichever they are. */
    public static Corners spanning(double x1, double y1, double x2, double y2) {
        return new Corners(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    /** Whether every edge lies in 0..1 or at most {@code tolerance} outside. */
    public boolean within(double tolerance) {
        return x1 >= -tolerance && y1 >= -tolerance && x2 <= 1 + tolerance && y2 <= 1 + tolerance;
    }

    /** The box cut to the medium. */
    public Corners clamped() {
        return new Corners(
                Math.clamp(x1, 0.0, 1.0), Math.clamp(y1, 0.0, 1.0), Math.clamp(x2, 0.0, 1.0), Math.clamp(y2, 0.0, 1.0));
    }
}
