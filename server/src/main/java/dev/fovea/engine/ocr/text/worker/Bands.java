package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.worker.Pix.Area;
import java.util.List;

/** Dark bands with light text on them, such as the heads of tables. The recogniser takes them for pictures. */
final class Bands {
    private static final double LEAST_BLACK = 0.5;
    /** What is blacker has no letters on it. */
    private static final double MOST_BLACK = 0.98;

    private static final int LEAST_MARGIN = 4;

    private Bands() {}

    /**
     * Where the bands of a binary picture are.
     *
     * @param letters height of its letters, pixels
     */
    static List<Area> of(Pix binary, double letters) {
        try (Pix seeds = binary.opened((int) (2 * letters), LEAST_MARGIN);
                Pix bands = seeds.filledWithin(binary)) {
            return bands.components().stream()
                    .filter(area -> area.width() > 4 * letters
                            && area.height() > 1.2 * letters
                            && area.height() < binary.height() / 2)
                    .filter(area -> carriesLetters(bands, area))
                    .toList();
        }
    }

    private static boolean carriesLetters(Pix bands, Area area) {
        try (Pix part = bands.cropped(area)) {
            double black = (double) part.blackPixels() / ((double) area.width() * area.height());
            return black > LEAST_BLACK && black < MOST_BLACK;
        }
    }
}
