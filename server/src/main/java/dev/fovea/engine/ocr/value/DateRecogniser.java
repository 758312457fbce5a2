package dev.fovea.engine.ocr.value;

import dev.fovea.model.EditDistance;
import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Calendar dates in figures and in words; where day and month may change places, both readings. */
final class DateRecogniser implements Recogniser {
    private static final String D = Glyphs.DIGIT;
    private static final String START = "(?<![\\w.,/-])";
    private static final String END = "(?![\\w/]|[.,-]\\d)";
    /** A time may be glued to a year of four digits. */
    private static final String AFTER_YEAR = "(?=\\d{1,2}:\\d{2}|[T_]\\d{2}|" + END + ")";

    /** A 0 is sometimes read as 6: no document is of the 27th century. */
    private static final String YEAR = "((?:[12][09O]|26)" + D + "{2})";

    private static final String NAME = "([\\p{L}0]{3,12}+)";

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<![\\w.,/])" + YEAR + " ?([-/.]) ?(" + D + "{1,2}) ?[-/.] ?(" + D + "{1,2})" + AFTER_YEAR);
    private static final Pattern YEAR_LAST =
            Pattern.compile(START + "(" + D + "{1,2}) ?([-/.,']) ?(" + D + "{1,2}) ?([-/.,']) ?" + YEAR + AFTER_YEAR);
    private static final Pattern SHORT_YEAR =
            Pattern.compile(START + "(" + D + "{1,2}) ?([-/.]) ?(" + D + "{1,2}) ?([-/.]) ?'?(" + D + "{2})" + END);
    private static final Pattern BLANKS = Pattern.compile(START + "(\\d{1,2}) (\\d{1,2}) ((?:19|20)\\d{2})" + END);
    private static final Pattern LOST_SLASH =
            Pattern.compile("(?<!\\w)(\\d{2})(?:[/]([0-1]\\d)[17]|[17]([0-1]\\d)[/])(20\\d{2})" + AFTER_YEAR);
    private static final Pattern COMPACT = Pattern.compile("(?<!\\w)(20\\d{2})(\\d{2})(\\d{2})(?!\\w)");
    private static final Pattern COMPACT_DAY_FIRST = Pattern.compile("(?<!\\w)(\\d{2})(\\d{2})(20\\d{2})(?!\\w)");
    private static final Pattern DAY_NAME_YEAR = Pattern.compile("(?<![\\w.,/-])(" + D
            + "{1,2})(?:st|nd|rd|th|er|e|º|ª|°|\\.|a)?(?: ?[-/.,] ?| )?(?:of |de |d')?" + NAME
            + "\\.?(?: ?[-/.,'’] ?| )*(?:de |del |do )?(" + D + "{4}|" + D + "{2})(?=\\d{1,2}:\\d{2}|(?![\\w/]))");
    private static final Pattern NAME_DAY_YEAR = Pattern.compile("(?<![\\p{L}])" + NAME + "\\.?[ .-]?(" + D
            + "{1,2})(?:st|nd|rd|th)?(?: ?[,./'-] ?| )(" + D + "{4}|" + D + "{2})(?![\\w/])");
    private static final Pattern YEAR_NAME_DAY =
            Pattern.compile("(?<!\\w)" + YEAR + "[ ./-]{1,2}" + NAME + "[ ./-]{1,2}(" + D + "{1,2})(?!\\w)");

    private static final double LIKELIER = 0.7;
    /** Documents name no later year; a digit of it was misread. */
    private static final String LATEST_YEAR = "2069";

    private static final double UNLIKELY = 0.3;
    private static final double MENDED = 0.6;

    private final WordList months = WordList.read("months");

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        each(passage, YEAR_FIRST, found, m -> yearFirst(m));
        each(passage, YEAR_LAST, found, m -> figures(m.group(1), m.group(3), m.group(5), separators(m), hints));
        each(passage, SHORT_YEAR, found, m -> shortYear(m, hints));
        each(passage, BLANKS, found, m -> figures(m.group(1), m.group(2), m.group(3), 0.4, hints));
        each(passage, LOST_SLASH, found, m -> lostSlash(m, hints));
        each(passage, COMPACT, found, m -> readings(reading(m.group(1), m.group(2), m.group(3), 0.5)));
        each(passage, COMPACT_DAY_FIRST, found, m -> readings(reading(m.group(3), m.group(2), m.group(1), 0.35)));
        each(passage, DAY_NAME_YEAR, found, m -> named(m.group(1), m.group(2), m.group(3)));
        each(passage, NAME_DAY_YEAR, found, m -> named(m.group(2), m.group(1), m.group(3)));
        each(passage, YEAR_NAME_DAY, found, m -> named(m.group(3), m.group(2), m.group(1)));
        return found;
    }

    /** An ISO date with what is left of its quality. */
    private record Reading(String date, double quality) {}

    private static void each(
            Passage passage, Pattern pattern, List<Candidate> found, Function<MatchResult, List<Reading>> read) {
        pattern.matcher(passage.text())
                .results()
                .forEach(match -> read.apply(match).stream()
                        .sorted(Comparator.comparingDouble(Reading::quality).reversed())
                        .map(r -> passage.candidate(Value.text(r.date()), match.start(), match.end(), r.quality()))
                        .filter(fresh -> found.stream().noneMatch(known -> sameReading(known, fresh)))
                        .forEach(found::add));
    }

    private static boolean sameReading(Candidate known, Candidate fresh) {
        return known.value().equals(fresh.value()) && known.words().equals(fresh.words());
    }

    private static List<Reading> yearFirst(MatchResult match) {
        return readings(reading(match.group(1), match.group(3), match.group(4), 1));
    }

    private static double separators(MatchResult match) {
        boolean usual = match.group(2).equals(match.group(4)) && "-/.".contains(match.group(2));
        return usual ? 1 : 0.6;
    }

    private static List<Reading> figures(String first, String second, String year, double quality, Hints hints) {
        Optional<Reading> dayFirst = reading(year, second, first, quality);
        Optional<Reading> monthFirst = reading(year, first, second, quality);
        if (dayFirst.isEmpty() || monthFirst.isEmpty()) {
            return readings(dayFirst.or(() -> monthFirst));
        }
        if (dayFirst.equals(monthFirst)) {
            return readings(dayFirst);
        }
        double day = switch (hints.days()) {
            case DAY_FIRST -> 0.98;
            case MONTH_FIRST -> 0.12;
            case UNKNOWN -> LIKELIER;
        };
        return List.of(scaled(dayFirst.get(), day), scaled(monthFirst.get(), 1.05 - day));
    }

    private static List<Reading> shortYear(MatchResult match, Hints hints) {
        double quality = separators(match) * 0.95;
        List<Reading> all = new ArrayList<>(figures(match.group(1), match.group(3), match.group(5), quality, hints));
        reading(
                        century(Glyphs.digits(match.group(1))),
                        match.group(3),
                        match.group(5),
                        quality * (all.isEmpty() ? 0.8 : 0.12))
                .filter(reading -> match.group(1).length() == 2)
                .ifPresent(all::add);
        return all;
    }

    private static List<Reading> lostSlash(MatchResult match, Hints hints) {
        String second = match.group(2) == null ? match.group(3) : match.group(2);
        return figures(match.group(1), second, match.group(4), 0.5, hints);
    }

    private List<Reading> named(String day, String name, String year) {
        return months.key(name.replace('0', 'o'))
                .or(() -> nearMonth(name))
                .map(month -> readings(reading(year, month, day, months.has(name) ? 1 : 0.8)))
                .orElse(List.of());
    }

    /** A long name with one wrong letter is still that month. */
    private Optional<String> nearMonth(String name) {
        String folded = Folding.fold(name.replace('0', 'o'));
        return folded.length() < 5
                ? Optional.empty()
                : months.words().stream()
                        .filter(word -> word.length() >= 5 && EditDistance.within(word, folded, 1))
                        .findFirst()
                        .flatMap(months::key);
    }

    private static Optional<Reading> reading(String year, String month, String day, double quality) {
        String printed = year + month + day;
        if (!Glyphs.numberLike(printed)) {
            return Optional.empty();
        }
        String digits = century(Glyphs.digits(year));
        boolean misread = digits.startsWith("26");
        String likely = misread ? "20" + digits.substring(2) : digits;
        double repaired = quality
                * Glyphs.quality(printed)
                * (misread ? MENDED : 1)
                * (likely.compareTo(LATEST_YEAR) > 0 ? UNLIKELY : 1);
        return Calendar.iso(likely, Glyphs.digits(month), Glyphs.digits(day)).map(date -> new Reading(date, repaired));
    }

    private static String century(String year) {
        return year.length() == 2 ? (year.compareTo("70") < 0 ? "20" : "19") + year : year;
    }

    private static Reading scaled(Reading reading, double factor) {
        return new Reading(reading.date(), reading.quality() * factor);
    }

    private static List<Reading> readings(Optional<Reading> reading) {
        return reading.map(List::of).orElse(List.of());
    }
}
