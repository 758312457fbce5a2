package dev.fovea.engine.ocr.text.worker;

/** Long thin lines: boxes and rules of tables, which the recogniser takes for letters or which tie lines of text together. */
final class Rules {
    private static final int MOST_THICKNESS = 5;

    private Rules() {}

    /**
     * A mask, black where the rules of a binary picture are. Near solid black there are none: what is left between light
     * letters on a dark band looks like them.
     *
     * @param letters height of its letters, pixels; a rule is much longer than a stroke of one
     */
    static Pix of(Pix binary, double letters) {
        int length = (int) Math.max(60, letters * 3.5);
        try (Pix level = thin(binary, length, 1, 1, MOST_THICKNESS + 1);
                Pix upright = thin(binary, 1, length, MOST_THICKNESS + 1, 1);
                Pix rules = level.with(upright);
                Pix blocks = binary.opened((int) (letters / 2), (int) (letters / 4));
                Pix near = blocks.dilated((int) letters, (int) letters)) {
            return rules.without(near);
        }
    }

    /** What is as long as a rule, without what is too thick for one. */
    private static Pix thin(Pix binary, int width, int height, int thickWidth, int thickHeight) {
        try (Pix lines = binary.opened(width, height);
                Pix thick = lines.opened(thickWidth, thickHeight);
                Pix bars = thick.filledWithin(lines);
                Pix thin = lines.without(bars)) {
            return thin.dilated(3, 3);
        }
    }
}
