package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.value.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that texts of one kind are often made of: a misread word that resembles one of them is spelled like it. */
final class FamiliarWords {
    /** Letters and digits with what a recogniser takes them for, in both directions. */
    private static final List<String> LOOK_ALIKE = List.of(
            "il1!|][t",
            "jiu",
            "lu",
            "0odcqe",
            "ceg",
            "ae4",
            "ao",
            "s5$",
            "b8h",
            "nhmr",
            "hkb",
            "uv",
            "vy",
            "g6q",
            "tf",
            "z2");

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\d$|!\\]\\[]+");
    private static final int SHORTEST = 3;
    private static final int LONG = 6;
    private static final double SURE = 0.93;
    private static final double SURE_OF_SHORT = 0.88;

    private final Set<String> words;

    private FamiliarWords(Set<String> words) {
        this.words = words;
    }

    /** The words of {@code name.txt} beside this class. */
    static FamiliarWords read(String name) {
        try (InputStream in = Objects.requireNonNull(FamiliarWords.class.getResourceAsStream(name + ".txt"), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new FamiliarWords(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(
                            line.substring(line.indexOf('=') + 1).strip().split("\\s+", -1)))
                    .map(Folding::fold)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every part of the word that is long enough to tell is familiar. */
    boolean has(String word) {
        List<String> parts = TOKEN.matcher(word)
                .results()
                .map(part -> Folding.fold(part.group()))
                .filter(part -> part.length() >= SHORTEST)
                .toList();
        return !parts.isEmpty() && words.containsAll(parts);
    }

    /**
     * The word with the parts spelled that resemble exactly one familiar word. What was read surely is left alone, short
     * words sooner: they resemble many names.
     */
    String spelled(String word, double confidence) {
        return TOKEN.matcher(word).replaceAll(part -> Matcher.quoteReplacement(part(part.group(), confidence)));
    }

    private String part(String part, double confidence) {
        String folded = Folding.fold(part);
        boolean lettered = part.chars().filter(Character::isLetter).count() * 2 >= part.length();
        boolean sure = confidence > (part.length() < LONG - 1 ? SURE_OF_SHORT : SURE);
        if (part.length() < SHORTEST || !lettered || sure || words.contains(folded)) {
            return part;
        }
        List<String> near =
                words.stream().filter(word -> resembles(folded, word)).toList();
        return Optional.of(near)
                .filter(found -> found.size() == 1)
                .map(found -> cased(found.getFirst(), part))
                .orElse(part);
    }

    private static boolean resembles(String read, String word) {
        if (read.length() != word.length()) {
            return false;
        }
        int differ = 0;
        for (int i = 0; i < read.length(); i++) {
            if (read.charAt(i) != word.charAt(i)) {
                if (!alike(read.charAt(i), word.charAt(i))) {
                    return false;
                }
                differ++;
            }
        }
        return differ <= (word.length() < LONG ? 1 : 2);
    }

    private static boolean alike(char one, char other) {
        return LOOK_ALIKE.stream().anyMatch(all -> all.indexOf(one) >= 0 && all.indexOf(other) >= 0);
    }

    private static String cased(String word, String like) {
        long upper = like.chars().filter(Character::isUpperCase).count();
        long lower = like.chars().filter(Character::isLowerCase).count();
        if (upper > lower) {
            return word.toUpperCase(Locale.ROOT);
        }
        boolean capital = !Character.isLowerCase(like.charAt(0));
        return capital ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
    }
}
