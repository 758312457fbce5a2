package dev.fovea.engine.vision.answer;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates as people print them, in six languages. */
public final class DateText {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[t ].*)?|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/. ]+(\\d{1,2})[-/. ]+(\\d{4}|\\d{2})");
    private static final Pattern DAY_MONTH_NAME = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|er|\\.)?[-/ ]*(?:de |of )?([a-z]{3,})\\.?,?[-/ ]*(?:de |del )?(\\d{4}|\\d{2})");
    private static final Pattern MONTH_NAME_DAY =
            Pattern.compile("([a-z]{3,})\\.?[-/ ]*(\\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\\d{4})");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final int MOST_LENGTH = 40;
    /** Two digits up to this are years of this century. */
    private static final int PIVOT = 79;

    private static final int SHORTEST_NAME = 3;
    private static final Map<String, Integer> MONTHS = months();

    private DateText() {}

    /** The date, when the text can mean only one. */
    static Optional<LocalDate> value(String text) {
        List<LocalDate> readings = readings(text);
        return readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
    }

    /** Every date that the text may mean: {@code 03/04/18} is in March or in April. */
    public static List<LocalDate> readings(String text) {
        if (text.length() > MOST_LENGTH) {
            return List.of();
        }
        String bare = bare(text);
        return Stream.of(yearFirst(bare), yearLast(bare), dayAndName(bare), nameAndDay(bare))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<LocalDate> yearFirst(String text) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (!m.matches()) {
            return List.of();
        }
        int first = m.group(1) == null ? 4 : 1;
        return dates(number(m, first), number(m, first + 1), number(m, first + 2));
    }

    private static List<LocalDate> yearLast(String text) {
        Matcher m = YEAR_LAST.matcher(text);
        if (!m.matches()) {
            return List.of();
        }
        List<LocalDate> found = new ArrayList<>(dates(year(m.group(3)), number(m, 2), number(m, 1)));
        found.addAll(dates(year(m.group(3)), number(m, 1), number(m, 2)));
        return found;
    }

    private static List<LocalDate> dayAndName(String text) {
        Matcher m = DAY_MONTH_NAME.matcher(text);
        return m.matches() ? dates(year(m.group(3)), month(m.group(2)), number(m, 1)) : List.of();
    }

    private static List<LocalDate> nameAndDay(String text) {
        Matcher m = MONTH_NAME_DAY.matcher(text);
        return m.matches() ? dates(number(m, 3), month(m.group(1)), number(m, 2)) : List.of();
    }

    private static List<LocalDate> dates(int year, int month, int day) {
        try {
            return List.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return List.of();
        }
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year <= PIVOT ? 2000 + year : 1900 + year;
    }

    /** 0, which is no month, for an unknown name. */
    private static int month(String name) {
        return MONTHS.getOrDefault(name, 0);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (String language : List.of("en", "de", "fr", "es", "it", "nl")) {
            for (Month month : Month.values()) {
                String name = bare(month.getDisplayName(TextStyle.FULL, Locale.of(language)));
                for (int length = SHORTEST_NAME; length <= name.length(); length++) {
                    names.putIfAbsent(name.substring(0, length), month.getValue());
                }
            }
        }
        return Map.copyOf(names);
    }

    private static String bare(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
