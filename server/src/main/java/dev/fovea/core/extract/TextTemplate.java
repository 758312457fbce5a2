package dev.fovea.core.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A text with places to be filled: {@code {field}}, {@code {{field}}} or {@code [Field name]}. */
public final class TextTemplate {
    /** A bracket before a parenthesis is a link, one around a single letter a box to tick. */
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{([^{}\"\\n]{1,100})}}|\\{([^{}\"\\n]{1,100})}|\\[([^\\[\\]\"\\n]{2,100})](?!\\()");

    private TextTemplate() {}

    /** Names of the places, each once, in the order of the text. */
    static List<String> places(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            nameOf(place).ifPresent(names::add);
        }
        return new ArrayList<>(names);
    }

    /**
     * The text with its places filled.
     *
     * @param filling what to put in a place of that name; empty leaves the place as it stands
     */
    public static String fill(String text, Function<String, Optional<String>> filling) {
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(nameOf(place).flatMap(filling).orElse(place.group())));
    }

    private static Optional<String> nameOf(MatchResult place) {
        return IntStream.rangeClosed(1, place.groupCount())
                .mapToObj(group -> Optional.ofNullable(place.group(group)))
                .flatMap(Optional::stream)
                .filter(name -> name.codePoints().anyMatch(Character::isLetter))
                .map(String::strip)
                .findFirst();
    }
}
