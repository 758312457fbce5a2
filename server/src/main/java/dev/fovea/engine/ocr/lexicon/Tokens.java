package dev.fovea.engine.ocr.lexicon;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that a name is made of. */
final class Tokens {
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}#%]+");

    private Tokens() {}

    /** Lower-case words of {@code snake_case}, {@code camelCase}, {@code kebab-case} and of plain text. */
    static List<String> of(String name) {
        return Stream.of(GAP.split(HUMP.matcher(name).replaceAll(" ")))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
