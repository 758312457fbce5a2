package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.worker.Recogniser.Layout;
import java.util.List;
import java.util.Optional;

/**
 * A manner of reading a page. Looks differ so that their mistakes do: what two of them agree on is right far more often
 * than what either says.
 *
 * @param height to which letters are brought, pixels; 0 leaves the picture at its size
 * @param blurred whether the picture is softened also when it is not enlarged
 */
record Look(double height, boolean blurred, Layout layout) {
    /** Quick, to see whether there is anything to read. */
    static final Look TRIAL = new Look(14, false, Layout.BLOCK);

    private static final List<Look> ORDER = List.of(
            new Look(24, true, Layout.BLOCK), new Look(36, false, Layout.BLOCK), new Look(0, true, Layout.COLUMN));

    /** The n-th look, from 1; empty when there is none further. */
    static Optional<Look> number(int n) {
        return n <= ORDER.size() ? Optional.of(ORDER.get(n - 1)) : Optional.empty();
    }
}
