package dev.fovea.bench;

/** Plates of the form 8XYZ012, the same for the same vehicle. */
final class Plates {
    static final int VEHICLES = 4_000_000;
    private static final int LETTERS = 26;
    private static final int DIGITS = 10;

    private Plates() {}

    /** The plate of a vehicle. */
    static String of(long vehicle) {
        long left = mixed(vehicle) >>> 1;
        StringBuilder plate = new StringBuilder(7);
        for (int i = 0; i < 7; i++) {
            boolean letter = i >= 1 && i <= 3;
            int base = letter ? LETTERS : DIGITS;
            plate.append((char) ((letter ? 'A' : '0') + (int) (left % base)));
            left /= base;
        }
        return plate.toString();
    }

    /** Spreads numbers evenly (the finaliser of SplitMix64). */
    static long mixed(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
