package dev.fovea.core.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with a fixed number of places, the same on every machine and in every language. */
final class Decimals {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    /** Below this the product of a value and a power is exact enough to be rounded as a whole number. */
    private static final double LARGEST = 1e9;

    private Decimals() {}

    /** Half up, without zeros at the end: {@code 12.5}. */
    static void append(Appendable out, double value, int places) throws IOException {
        if (Math.abs(value) >= LARGEST) {
            out.append(BigDecimal.valueOf(value)
                    .setScale(places, RoundingMode.HALF_UP)
                    .toPlainString());
            return;
        }
        long scaled = Math.round(value * POWERS[places]);
        int kept = places;
        while (kept > 0 && scaled % 10 == 0) {
            scaled /= 10;
            kept--;
        }
        append(out, scaled, kept);
    }

    /** Half up, with all places: {@code 12.500000}. */
    static void appendFixed(Appendable out, double value, int places) throws IOException {
        append(out, Math.round(value * POWERS[places]), places);
    }

    private static void append(Appendable out, long scaled, int places) throws IOException {
        long size = Math.abs(scaled);
        if (scaled < 0) {
            out.append('-');
        }
        out.append(Long.toString(size / POWERS[places]));
        if (places > 0) {
            String fraction = Long.toString(size % POWERS[places]);
            out.append('.').append("0".repeat(places - fraction.length())).append(fraction);
        }
    }
}
