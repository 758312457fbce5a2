package dev.fovea.store;

import dev.fovea.model.Centroid;
import dev.fovea.model.search.FrameRegion;
import java.util.List;

/**
 * Where in the frame something is, as 64 bits: bit {@code 8 * row + column} of a grid of 8 by 8 fields. Two things whose
 * bits have none in common do not meet.
 */
final class FrameGrid {
    private static final int SIDE = 8;

    private FrameGrid() {}

    static long cells(List<Centroid> centres) {
        long cells = 0;
        for (Centroid centre : centres) {
            cells |= bit(field(centre.y() / 100), field(centre.x() / 100));
        }
        return cells;
    }

    static long cells(FrameRegion region) {
        long cells = 0;
        for (int row = field(region.y1()); row <= field(region.y2()); row++) {
            for (int column = field(region.x1()); column <= field(region.x2()); column++) {
                cells |= bit(row, column);
            }
        }
        return cells;
    }

    private static long bit(int row, int column) {
        return 1L << (SIDE * row + column);
    }

    private static int field(double share) {
        return (int) Math.clamp(Math.floor(share * SIDE), 0, SIDE - 1);
    }
}
