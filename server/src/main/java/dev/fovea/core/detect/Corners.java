package dev.fovea.core.detect;

/**
 * A box by its corners, relative to the medium: the canonical form of the store. Values may lie
 * outside of 0..1 until {@link #clamped}.
 */
public record Corners(double x1, double y1, double x2, double y2) {

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
