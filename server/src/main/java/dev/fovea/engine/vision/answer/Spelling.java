package dev.fovea.engine.vision.answer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts without what readers of one picture spell differently: case, accents, blanks, punctuation. */
public final class Spelling {
    private static final Pattern REST = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Spelling() {}

    /** Letters and digits only, in lower case. */
    public static String loose(String text) {
        return REST.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
