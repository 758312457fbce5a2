package dev.fovea.core.detect;

import dev.fovea.core.detect.BoxTape.Cursor;
import dev.fovea.model.RejectedBox.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one box and its conversion to relative corners (hub contract, validation). The
 * result stays in the fields, so that a run of a million boxes makes no garbage.
 */
final class BoxRules {

    private static final double TOLERANCE = BoxForms.TOLERANCE;

    private final double width;
    private final double height;
    double x1;
    double y1;
    double x2;
    double y2;

    /** Boxes are divided by these sizes; 1 leaves relative coordinates as they are. */
    BoxRules(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Reads the cursor's current box into the fields; the reason when it breaks a rule. */
    @Nullable
    Reason apply(Cursor box) {
        if (!readCorners(box)) {
            return Reason.MISSING_GEOMETRY;
        }
        if (!hasSize(box)) {
            return Reason.NON_POSITIVE_DIMENSIONS;
        }
        scale();
        if (!(x1 >= -TOLERANCE && y1 >= -TOLERANCE && x2 <= 1 + TOLERANCE && y2 <= 1 + TOLERANCE)) {
            return Reason.OUT_OF_FRAME;
        }
        clamp();
        return box.frame() < 0 ? Reason.NEGATIVE_FRAME : null;
    }

    private boolean readCorners(Cursor box) {
        if (!box.has(BoxTape.SIZE_FORM | BoxTape.CORNER_FORM)) {
            return false;
        }
        x1 = box.geometry(0);
        y1 = box.geometry(1);
        x2 = box.geometry(2);
        y2 = box.geometry(3);
        return true;
    }

    /** The size is judged as sent: in the size form an addition could hide a tiny one. */
    private boolean hasSize(Cursor box) {
        if (box.has(BoxTape.CORNER_FORM)) {
            return x2 > x1 && y2 > y1;
        }
        boolean positive = x2 > 0 && y2 > 0;
        x2 = x1 + x2;
        y2 = y1 + y2;
        return positive;
    }

    private void scale() {
        x1 /= width;
        y1 /= height;
        x2 /= width;
        y2 /= height;
    }

    private void clamp() {
        x1 = Math.clamp(x1, 0.0, 1.0);
        y1 = Math.clamp(y1, 0.0, 1.0);
        x2 = Math.clamp(x2, 0.0, 1.0);
        y2 = Math.clamp(y2, 0.0, 1.0);
    }
}
