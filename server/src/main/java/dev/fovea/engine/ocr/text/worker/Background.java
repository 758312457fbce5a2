package dev.fovea.engine.ocr.text.worker;

/** How evenly light falls on a page. A scan is even; on a photo one corner may be as dark as ink in another. */
final class Background {
    /** Darker than paper in any shadow. */
    static final int DARK = 90;

    private static final int LEVELS = 256;
    private static final int CELLS = 8;
    private static final int STEP = 3;
    private static final double PAPER = 0.8;
    private static final int UNEVEN = 50;

    private Background() {}

    /** Whether the paper of some part of the page is much darker than that of another. */
    static boolean isUneven(Grey page) {
        int darkest = 255;
        int lightest = 0;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                int paper = paper(page, column, row);
                darkest = Math.min(darkest, paper);
                lightest = Math.max(lightest, paper);
            }
        }
        return lightest - darkest > UNEVEN;
    }

    /** The level between ink and paper that parts the pixels of a page best (Otsu, 1979). */
    static int middle(Grey page) {
        long[] histogram = new long[LEVELS];
        double sum = 0;
        for (byte pixel : page.pixels()) {
            histogram[pixel & 0xff]++;
            sum += pixel & 0xff;
        }
        int best = 0;
        double most = -1;
        double count = 0;
        double below = 0;
        for (int level = 0; level < LEVELS; level++) {
            count += histogram[level];
            below += (double) level * histogram[level];
            double rest = page.pixels().length - count;
            double apart = count == 0 || rest == 0 ? 0 : below / count - (sum - below) / rest;
            if (count * rest * apart * apart > most) {
                most = count * rest * apart * apart;
                best = level + 1;
            }
        }
        return best;
    }

    /** The brightness that a cell of the page reaches in its lighter pixels. */
    private static int paper(Grey page, int column, int row) {
        int[] histogram = new int[LEVELS];
        int count = 0;
        for (int y = row * page.height() / CELLS; y < (row + 1) * page.height() / CELLS; y += STEP) {
            for (int x = column * page.width() / CELLS; x < (column + 1) * page.width() / CELLS; x += STEP) {
                histogram[page.pixels()[y * page.width() + x] & 0xff]++;
                count++;
            }
        }
        int level = 0;
        for (int seen = histogram[0]; seen < count * PAPER; seen += histogram[level]) {
            level++;
        }
        return level;
    }
}
