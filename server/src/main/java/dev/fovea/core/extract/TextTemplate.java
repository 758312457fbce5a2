package dev.fovea.core.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places to be filled: {@code {field}}, {@code {{field}}} or {@code [Field name]}. */
final class TextTemplate {
    /** A bracket before a parenthesis is a link, one around a single letter a box to tick. */
    private static final Pattern PLACE =
            Pattern.compile("\\{\\{([^{}\"\\n]{1,100})}}|\\{([^{}\"\\n]{1,100})}|\\[([^\\[\\]\"\\n]{2,100})](?!\\()");

    private TextTemplate() {}

    /** Names of the places, each once, in the order of the text. */
    static List<String> places(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            for (int group = 1; group <= place.groupCount(); group++) {
                String name = place.group(group);
                if (name != null && name.codePoints().anyMatch(Character::isLetter)) {
                    names.add(name.strip());
                }
            }
        }
        return new ArrayList<>(names);
    }
}
