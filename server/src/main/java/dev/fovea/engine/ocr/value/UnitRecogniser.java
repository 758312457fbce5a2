package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Units of measure, alone or glued to a quantity. */
final class UnitRecogniser implements Recogniser {
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}])[\\p{L}²³]{1,12}[23]?(?:\\(s\\))?(?![\\p{L}\\d])");
    private static final double BEHIND_A_NUMBER = 1;
    private static final double ALONE = 0.6;

    private final WordList units = WordList.read("units");

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        WORD.matcher(passage.text())
                .results()
                .filter(match -> units.has(match.group()))
                .forEach(match -> {
                    String before = passage.text().substring(0, match.start()).stripTrailing();
                    boolean counted = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
                    found.add(passage.candidate(
                            Value.text(match.group()), match.start(), match.end(), counted ? BEHIND_A_NUMBER : ALONE));
                });
        return found;
    }
}
