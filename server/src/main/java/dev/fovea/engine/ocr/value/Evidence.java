package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the words of a document show of its notation. */
final class Evidence {
    private static final Pattern POINT = Pattern.compile("(?<![\\d.,])\\d{1,3}(,\\d{3})*\\.\\d{2}(?![\\d.,]\\d|\\d)");
    private static final Pattern COMMA = Pattern.compile("(?<![\\d.,])\\d{1,3}([. ]\\d{3})*,\\d{2}(?![\\d.,]\\d|\\d)");
    private static final Pattern DATE =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern WHOLE_MONEY =
            Pattern.compile("\\p{Sc} ?\\d{1,3}(?:[.,]\\d{3})*(?![\\d.,])|(?<![\\d.,])\\d{1,6} ?\\p{Sc}");
    private static final Pattern STATE_AND_ZIP = Pattern.compile("\\b[A-Z]{2},? \\d{5}(?:-\\d{4})?\\b");
    private static final Pattern DIAL = Pattern.compile("(?<![\\w+])(?:\\+|00 ?)(\\d{1,3})(?=[ ./()-]?\\d)");
    private static final Pattern VAT_PREFIX = Pattern.compile("(?<!\\w)([A-Z]{2})U?[ ]?\\d[\\d. ]{6,13}B?\\d*(?!\\w)");
    private static final Set<Long> TERMS = Set.of(7L, 10L, 14L, 15L, 20L, 21L, 28L, 30L, 45L, 60L, 90L);
    private static final int CLEAR = 10;
    private static final int GROUPED = 3;
    private static final int ENOUGH_AMOUNTS = 3;

    private final Map<String, Integer> countries = new HashMap<>();
    private final Map<String, Integer> currencies = new HashMap<>();
    private int point;
    private int comma;
    private int wholeMoney;
    private int dayFirst;
    private int monthFirst;

    private Evidence() {}

    /** What the pages show. */
    static Evidence in(List<PageText> pages) {
        Evidence evidence = new Evidence();
        Lists lists = new Lists(new Countries(), new Currencies(), WordList.read("legal-forms"));
        List<Word> words = new ArrayList<>();
        pages.forEach(page -> words.addAll(page.words()));
        evidence.count(Passage.of(words).text().replace('\t', ' '), lists);
        return evidence;
    }

    private record Lists(Countries countries, Currencies currencies, WordList legalForms) {}

    private void count(String text, Lists lists) {
        point = decimals(POINT, text);
        comma = decimals(COMMA, text);
        wholeMoney = (int) WHOLE_MONEY.matcher(text).results().count();
        days(text);
        countries(text, lists);
        new CurrencyRecogniser(lists.currencies())
                .find(Passage.of(List.of(new Word(text, 0, 0, 1, 1, 1))), Hints.NONE).stream()
                        .filter(candidate -> candidate.quality() > 0.9)
                        .forEach(candidate -> add(currencies, ((Value.Text) candidate.value()).value(), 1));
    }

    private static int decimals(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int votes = 0;
        while (matcher.find()) {
            votes += matcher.group(1) == null ? 1 : GROUPED;
        }
        return votes;
    }

    /** A date that reads in one way only, else two that lie a usual term of payment apart. */
    private void days(String text) {
        List<MatchResult> dates = DATE.matcher(text).results().toList();
        for (MatchResult date : dates) {
            boolean day = day(date, 1, 2).isPresent();
            boolean month = day(date, 2, 1).isPresent();
            dayFirst += day && !month ? CLEAR : 0;
            monthFirst += month && !day ? CLEAR : 0;
        }
        for (int i = 1; i < dates.size(); i++) {
            dayFirst += term(day(dates.get(i - 1), 1, 2), day(dates.get(i), 1, 2)) ? 1 : 0;
            monthFirst += term(day(dates.get(i - 1), 2, 1), day(dates.get(i), 2, 1)) ? 1 : 0;
        }
    }

    private static Optional<LocalDate> day(MatchResult date, int day, int month) {
        String year = date.group(3).length() == 2 ? "20" + date.group(3) : date.group(3);
        return Calendar.iso(year, date.group(month), date.group(day)).map(LocalDate::parse);
    }

    private static boolean term(Optional<LocalDate> first, Optional<LocalDate> second) {
        return first.isPresent()
                && second.isPresent()
                && TERMS.contains(ChronoUnit.DAYS.between(first.get(), second.get()));
    }

    private void countries(String text, Lists lists) {
        new CountryRecogniser(lists.countries())
                .find(Passage.of(List.of(new Word(text, 0, 0, 1, 1, 1))), Hints.NONE).stream()
                        .filter(candidate -> candidate.quality() > 0.9)
                        .forEach(candidate -> add(countries, ((Value.Text) candidate.value()).value(), 3));
        STATE_AND_ZIP.matcher(text).results().forEach(match -> add(countries, "US", 2));
        VAT_PREFIX
                .matcher(text)
                .results()
                .filter(match -> lists.countries().all().containsKey(match.group(1)))
                .forEach(match -> add(countries, match.group(1), 3));
        DIAL.matcher(text)
                .results()
                .forEach(match -> lists.countries().all().forEach((code, country) -> {
                    if (match.group(1).startsWith(country.dial())
                            && !country.dial().equals("1")) {
                        add(countries, code, 2);
                    }
                }));
        for (String token : List.of(text.split("\\s+"))) {
            lists.legalForms().key(token).filter(code -> !code.equals("ZZ")).ifPresent(code -> add(countries, code, 1));
        }
    }

    private static void add(Map<String, Integer> votes, String key, int weight) {
        votes.merge(key, weight, Integer::sum);
    }

    Hints hints() {
        Optional<String> country = winner(countries);
        return new Hints(numbers(), days(country), country, winner(currencies), cents());
    }

    private NumberStyle numbers() {
        return point > comma ? NumberStyle.POINT : comma > point ? NumberStyle.COMMA : NumberStyle.UNKNOWN;
    }

    private boolean cents() {
        return Math.max(point, comma) >= ENOUGH_AMOUNTS && wholeMoney * 5 < Math.max(point, comma);
    }

    private DayOrder days(Optional<String> country) {
        if (dayFirst != monthFirst) {
            return dayFirst > monthFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
        }
        return country.map(code -> code.equals("US") ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST)
                .orElse(DayOrder.UNKNOWN);
    }

    private static Optional<String> winner(Map<String, Integer> votes) {
        return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
