package dev.fovea.engine.ocr.lexicon;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words made comparable: how printing, scanning and languages vary the same label. */
final class Spelling {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Pairs that a recogniser confuses; both directions. */
    private static final String CONFUSED = "0o 1l 1i li 5s 8b ce tf il 6g 2z vy uv nh rt tl o0 ao eo ij";

    private Spelling() {}

    /** Lower case letters, digits, {@code #} and {@code %} only, without accents; {@code n°} becomes {@code no}. */
    static String squeeze(String text) {
        String bare = MARKS.matcher(
                        Normalizer.normalize(text.replace('°', 'o').replace("º", "o"), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ł', 'l');
        StringBuilder kept = new StringBuilder(bare.length());
        bare.chars()
                .filter(c -> Character.isLetterOrDigit(c) || c == '#' || c == '%')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The letters that occur, a bit each: a cheap bound on how alike two words can be. */
    static long signature(String key) {
        return key.chars().mapToLong(c -> 1L << (c < 128 ? c & 63 : 63)).reduce(0, (a, b) -> a | b);
    }

    /** How many edits a label of so many letters forgives: short words are too alike to forgive any. */
    static double tolerance(int length) {
        if (length < 4) {
            return 0;
        }
        return length < 6 ? 0.5 : length < 10 ? 1 : length < 16 ? 2 : 3;
    }

    /**
     * Edits between two words, half an edit for a confusion that recognisers are known for; more than {@code limit} when
     * it is over.
     */
    static double distance(String a, String b, double limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        double[] previous = new double[b.length() + 1];
        double[] current = new double[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            double least = i;
            for (int j = 1; j <= b.length(); j++) {
                double change = previous[j - 1] + cost(a.charAt(i - 1), b.charAt(j - 1));
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
                least = Math.min(least, current[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            double[] spare = previous;
            previous = current;
            current = spare;
        }
        return previous[b.length()];
    }

    private static double cost(char a, char b) {
        if (a == b) {
            return 0;
        }
        return CONFUSED.contains("" + a + b) || CONFUSED.contains("" + b + a) ? 0.5 : 1;
    }
}
