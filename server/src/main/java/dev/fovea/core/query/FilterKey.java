package dev.fovea.core.query;

import dev.fovea.model.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of a filter; {@code meta.} and {@code field.} are followed by a name besides. */
public enum FilterKey {
    CAPTURED,
    RECEIVED,
    LAST,
    FROM,
    TO,
    DEVICE,
    SOURCE,
    DIALECT,
    BATCH,
    LABEL,
    CLASS,
    CONF,
    MODEL,
    REGION,
    PLATE,
    LOOKALIKE,
    CITY,
    STATE,
    ROUTE,
    DIRECTION,
    NEAR,
    WITHIN,
    HAS,
    NOT,
    KIND,
    ID,
    HASH,
    FILENAME;

    private static final int LONGEST_SLIP = 24;
    private static final int FAR = 2;

    /** The key as filters spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FilterKey> of(String word) {
        return Stream.of(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** All keys, as filters spell them. */
    public static List<String> words() {
        return Stream.concat(Stream.of(values()).map(FilterKey::word), Stream.of("meta.<name>", "field.<name>"))
                .toList();
    }

    /** The key that was most likely meant. */
    static Optional<String> nearest(String slip) {
        if (slip.length() > LONGEST_SLIP) {
            return Optional.empty();
        }
        return Stream.of(values())
                .map(FilterKey::word)
                .filter(word -> word.startsWith(slip) || EditDistance.between(slip, word) <= FAR)
                .min(Comparator.comparingInt(word -> EditDistance.between(slip, word)));
    }
}
