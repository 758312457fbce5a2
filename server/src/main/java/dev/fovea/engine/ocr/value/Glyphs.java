package dev.fovea.engine.ocr.value;

/** Letters that a scan shows where a digit is printed. To be trusted inside number-like tokens only. */
final class Glyphs {
    /** A digit or what may be one, as a character class. */
    static final String DIGIT = "[0-9OoQDIl|!iSsBZzgqG]";

    private static final String LETTERS = "OoQDIl|!iSsBZzgqG";
    private static final String DIGITS = "00001111155822996";
    private static final double REPAIR = 0.85;

    private Glyphs() {}

    /** The text with every look-alike as the digit that it resembles. */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int letter = LETTERS.indexOf(text.charAt(i));
            if (letter >= 0) {
                digits.setCharAt(i, DIGITS.charAt(letter));
            }
        }
        return digits.toString();
    }

    /** How many characters {@link #digits} would change. */
    static int repairs(String text) {
        return (int) text.chars().filter(c -> LETTERS.indexOf(c) >= 0).count();
    }

    /** Whether the text is rather digits than letters: at least as many true digits as look-alikes. */
    static boolean numberLike(String text) {
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits > 0 && repairs(text) <= digits;
    }

    /** What the repairs of a text leave of its quality. */
    static double quality(String text) {
        return Math.pow(REPAIR, repairs(text));
    }
}
