package dev.fovea.model.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The plates that are close to a plate, spelled out, so that an index finds each of them. */
public final class PlateSpellings {
    private static final String COMMON = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ";
    private static final List<String> ALIKE = List.of("0O", "1I", "8B", "5S", "2Z");

    private PlateSpellings() {}

    /**
     * The plate and every text that one replaced, missing or added character makes of it. The characters that may stand
     * in a changed place are letters and digits of English, hyphen, space, and those of the plate.
     */
    public static Set<String> withinOneEdit(String plate) {
        String upper = plate.toUpperCase(Locale.ROOT);
        Set<Character> alphabet = new TreeSet<>();
        (COMMON + upper).chars().forEach(c -> alphabet.add((char) c));
        Set<String> near = new LinkedHashSet<>(Set.of(upper));
        for (int at = 0; at <= upper.length(); at++) {
            String before = upper.substring(0, at);
            String from = upper.substring(at);
            alphabet.forEach(c -> near.add(before + c + from));
            if (!from.isEmpty()) {
                near.add(before + from.substring(1));
                alphabet.forEach(c -> near.add(before + c + from.substring(1)));
            }
        }
        near.remove("");
        return near;
    }

    /** How many {@link #lookAlikes} there are. */
    public static long countLookAlikes(String plate) {
        return 1L
                << plate.toUpperCase(Locale.ROOT)
                        .chars()
                        .filter(c -> alike(c).length() > 1)
                        .limit(Long.SIZE - 2)
                        .count();
    }

    /** The plate and every plate that looks like it. */
    public static Set<String> lookAlikes(String plate) {
        Set<String> spellings = new LinkedHashSet<>(Set.of(""));
        for (int c : plate.toUpperCase(Locale.ROOT).chars().toArray()) {
            Set<String> longer = new LinkedHashSet<>();
            spellings.forEach(start -> alike(c).chars().forEach(next -> longer.add(start + (char) next)));
            spellings = longer;
        }
        return spellings;
    }

    private static String alike(int c) {
        return ALIKE.stream().filter(pair -> pair.indexOf(c) >= 0).findFirst().orElse(Character.toString(c));
    }
}
