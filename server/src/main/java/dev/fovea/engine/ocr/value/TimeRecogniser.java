package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Times of day, on 12 or 24 hours. */
final class TimeRecogniser implements Recogniser {
    private static final String D = Glyphs.DIGIT;
    private static final String HALF = "(?: ?([AaPp])\\.? ?[Mm]\\b\\.?)?";
    private static final Pattern COLON =
            Pattern.compile("(?<![\\d:])(" + D + "{1,2}) ?: ?(" + D + "{2})(?: ?: ?(" + D + "{2}))?(?![\\d:])" + HALF);
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\d.,:])(\\d{1,2})(?:[.h](\\d{2}))?()(?: ?(?:Uhr|uhr|heures|h\\b|o'clock))|(?<![\\d.,:])(\\d{1,2})(?:[.](\\d{2}))?() ?([AaPp])\\.?[Mm]\\b");
    private static final Pattern HOUR_LETTER = Pattern.compile("(?<![\\d.,])(\\d{1,2})h(\\d{2})()(?!\\d)");
    private static final Pattern BLANKS =
            Pattern.compile("(?<![\\d.,:] |[\\d.,:])(\\d{2}) (\\d{2}) (\\d{2})(?! ?[\\d.,:])");

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        each(passage, COLON, 1, found);
        each(passage, NAMED, 0.8, found);
        each(passage, HOUR_LETTER, 0.8, found);
        each(passage, BLANKS, 0.3, found);
        return found;
    }

    private static void each(Passage passage, Pattern pattern, double quality, List<Candidate> found) {
        pattern.matcher(passage.text())
                .results()
                .forEach(match -> time(match).ifPresent(time -> {
                    double repaired = quality * Glyphs.quality(match.group().replaceAll("[A-Za-z. ]+$", ""));
                    found.add(passage.candidate(Value.text(time), match.start(), match.end(), repaired));
                }));
    }

    private static Optional<String> time(MatchResult match) {
        int first = match.group(1) == null ? 4 : 1;
        String half = match.groupCount() > first + 2 ? group(match, first + 3) : "";
        int hour = Integer.parseInt(Glyphs.digits(match.group(first)));
        int minute = number(group(match, first + 1));
        int second = number(group(match, first + 2));
        if (hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        int of24 = half.equalsIgnoreCase("p") && hour < 12
                ? hour + 12
                : half.equalsIgnoreCase("a") && hour == 12 ? 0 : hour;
        String seconds = group(match, first + 2).isEmpty() ? "" : String.format(Locale.ROOT, ":%02d", second);
        return Optional.of(String.format(Locale.ROOT, "%02d:%02d", of24, minute) + seconds);
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(Glyphs.digits(digits));
    }

    private static String group(MatchResult match, int group) {
        String text = group <= match.groupCount() ? match.group(group) : null;
        return text == null ? "" : text;
    }
}
