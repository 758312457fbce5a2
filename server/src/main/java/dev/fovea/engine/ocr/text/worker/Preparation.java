package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.worker.Pix.Area;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a picture easy to read: letters of a size that the model knows, level lines, no rules between them, no white
 * text on black.
 */
final class Preparation {
    private static final double LEAST_SCALE = 0.4;
    private static final double MOST_SCALE = 3;
    private static final double MOST_PIXELS = 24_000_000;
    /** Letters from this share of the wanted height up to the next need not be scaled. */
    private static final double NEAR_ENOUGH = 0.8;

    private static final double FAR_ENOUGH = 1.25;
    private static final double LEAST_SKEW = 0.3;
    private static final int LEAST_LETTERS = 20;
    private static final int LEAST_LETTER_HEIGHT = 5;
    private static final double USUAL_HEIGHT = 24;

    private Preparation() {}

    static Prepared prepare(Grey page, Look look) {
        boolean uneven = Background.isUneven(page);
        int dark = uneven ? Background.DARK : Background.middle(page);
        try (Pix whole = Pix.of(page);
                Pix binary = whole.binary()) {
            double letters = letterHeight(binary);
            double scale = scale(page, letters, look.height());
            try (Pix scaled = whole.scaled(scale);
                    Pix soft = scale > 1 || look.blurred() ? scaled.blurred() : scaled.copy()) {
                double skew = skew(soft);
                try (Pix level = skew == 0 ? soft.copy() : soft.turned(skew);
                        Pix light = level.invertedWithin(bands(level, dark, letters * scale));
                        Pix even = uneven ? light.evened() : light.copy()) {
                    return new Prepared(withoutRules(even, letters * scale), scale, skew, soft.width(), soft.height());
                }
            }
        }
    }

    /** Median height of what may be letters, pixels, each counted by its width: specks are many but narrow. */
    private static double letterHeight(Pix binary) {
        List<Area> letters = binary.components().stream()
                .filter(area -> area.height() >= LEAST_LETTER_HEIGHT
                        && area.height() < binary.height() / 8
                        && area.width() < 4 * area.height()
                        && area.height() < 6 * area.width())
                .sorted(Comparator.comparingInt(Area::height))
                .toList();
        if (letters.size() < LEAST_LETTERS) {
            return USUAL_HEIGHT;
        }
        long half = letters.stream().mapToLong(Area::width).sum() / 2;
        int i = 0;
        for (long seen = letters.getFirst().width();
                seen < half;
                seen += letters.get(i).width()) {
            i++;
        }
        return letters.get(i).height();
    }

    private static double scale(Grey page, double letters, double wanted) {
        double scale = wanted / letters;
        if (wanted == 0 || (scale > NEAR_ENOUGH && scale < FAR_ENOUGH)) {
            scale = 1;
        }
        double most = Math.sqrt(MOST_PIXELS / ((double) page.width() * page.height()));
        return Math.min(Math.clamp(scale, LEAST_SCALE, MOST_SCALE), most);
    }

    private static double skew(Pix page) {
        try (Pix binary = page.binary()) {
            double skew = binary.skew().orElse(0);
            return Math.abs(skew) < LEAST_SKEW ? 0 : skew;
        }
    }

    private static List<Area> bands(Pix page, int dark, double letters) {
        try (Pix binary = page.darkerThan(dark)) {
            return Bands.of(binary, letters);
        }
    }

    private static Pix withoutRules(Pix page, double letters) {
        try (Pix binary = page.binary();
                Pix rules = Rules.of(binary, letters)) {
            return page.whitenedBy(rules);
        }
    }
}
