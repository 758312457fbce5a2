package dev.fovea.engine.ocr.value;

import dev.fovea.engine.ocr.value.PatternRecogniser.Judged;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Licence plates of vehicles: two or three short groups of capitals and digits. */
final class PlateRecogniser implements Recogniser {
    private static final Pattern PLATE = Pattern.compile(
            "(?<![\\p{L}\\d/.-])(?=[A-ZÄÖÜ0-9 ·•-]*\\d)(?=[A-ZÄÖÜ0-9 ·•-]*[A-ZÄÖÜ])[A-ZÄÖÜ0-9]{1,7}(?:[ ·•-]{1,2}[A-ZÄÖÜ0-9]{1,4}){0,2}(?![\\p{L}\\d/-])");
    private static final Pattern GERMAN = Pattern.compile("[A-ZÄÖÜ]{1,3}[ ·•-]{1,2}[A-Z]{1,2} ?\\d{1,4}[EH]?");
    private static final Pattern BRITISH = Pattern.compile("[A-Z]{2}\\d{2} ?[A-Z]{3}");
    private static final Pattern FRENCH_ITALIAN = Pattern.compile("[A-Z]{2}[ -]?\\d{3}[ -]?[A-Z]{2}");

    private final PatternRecogniser plates = new PatternRecogniser(PLATE, PlateRecogniser::judge);

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        return plates.find(passage, hints);
    }

    private static Optional<Judged> judge(String raw) {
        int length = raw.replaceAll("[ ·•-]", "").length();
        if (length < 4 || length > 9) {
            return Optional.empty();
        }
        boolean known = GERMAN.matcher(raw).matches()
                || BRITISH.matcher(raw).matches()
                || FRENCH_ITALIAN.matcher(raw).matches();
        return Judged.text(raw.strip(), known ? 0.9 : length <= 8 ? 0.65 : 0.4);
    }
}
