package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.worker.Pix.Area;
import java.util.Comparator;
import java.util.List;

/** Where square codes may be: groups of marks about as high as wide, the largest first. */
final class CodeRegions {
    private static final int JOINED = 11;
    private static final int LEAST_SIDE = 40;
    private static final double MOST_STRETCH = 1.45;
    private static final double QUIET_ZONE = 0.1;
    private static final int MOST_REGIONS = 6;

    private CodeRegions() {}

    /** Regions of a grey picture with the white around them. */
    static List<Area> of(Pix page) {
        try (Pix binary = page.binary();
                Pix joined = binary.dilated(JOINED, JOINED)) {
            return joined.components().stream()
                    .filter(CodeRegions::isSquare)
                    .map(area -> widened(area, page))
                    .filter(area -> area.width() < page.width() && area.height() < page.height())
                    .sorted(Comparator.comparingInt((Area area) -> area.width() * area.height())
                            .reversed())
                    .limit(MOST_REGIONS)
                    .toList();
        }
    }

    private static boolean isSquare(Area area) {
        return area.width() >= LEAST_SIDE
                && area.height() >= LEAST_SIDE
                && area.width() < MOST_STRETCH * area.height()
                && area.height() < MOST_STRETCH * area.width();
    }

    private static Area widened(Area area, Pix page) {
        int margin = (int) (QUIET_ZONE * Math.max(area.width(), area.height()));
        int x = Math.max(0, area.x() - margin);
        int y = Math.max(0, area.y() - margin);
        return new Area(
                x,
                y,
                Math.min(page.width(), area.right() + margin) - x,
                Math.min(page.height(), area.bottom() + margin) - y);
    }
}
