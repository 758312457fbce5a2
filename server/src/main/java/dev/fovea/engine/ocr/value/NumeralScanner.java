package dev.fovea.engine.ocr.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers of a passage with what stands around them: currency, sign, percent, unit. */
final class NumeralScanner {
    private static final String SIGNS = ".,'’";
    private static final String DASHES = "-−–";
    /** Digits with single blanks between groups of three, or around a decimal sign that came loose. */
    private static final Pattern JOINED = Pattern.compile(
            "(?<![\\d.,])(?:\\d{1,3}(?: \\d{3})+(?:[.,] ?\\d{1,2})?|\\d{1,3}(?:[.,]\\d{3})*(?:[.,] | [.,])\\d{2,3}(?:[.,]\\d{2})?)(?![\\d.,])");

    private static final Pattern TOKEN = Pattern.compile("[^ \\t\\n]+");
    private static final Pattern STRICT = Pattern.compile("\\d[\\d.,'’]*");
    private static final Pattern LENIENT =
            Pattern.compile(Glyphs.DIGIT + "(?:" + Glyphs.DIGIT + "|[.,'’])*|[.,]" + Glyphs.DIGIT + "+");
    private static final double LOOSE_SIGN = 0.85;
    private static final double GROUPED_BY_BLANK = 0.6;
    private static final double PART = 0.9;

    private final Currencies currencies;
    private final WordList units = WordList.read("units");

    NumeralScanner(Currencies currencies) {
        this.currencies = currencies;
    }

    /** Every number, from left to right; two over the same characters are two ways to part or to repair them. */
    List<Numeral> scan(Passage passage, Hints hints) {
        String text = passage.text();
        List<Numeral> found = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            token(text, tokens.start(), tokens.end(), found);
        }
        Matcher joined = JOINED.matcher(text);
        while (joined.find()) {
            around(text, joined.start(), joined.end(), joined.group(), joinQuality(joined.group(), hints))
                    .ifPresent(whole -> {
                        found.replaceAll(
                                part -> part.within(whole) ? part.times(PART * (1.4 - whole.quality())) : part);
                        found.add(whole);
                    });
        }
        return found;
    }

    private static double joinQuality(String text, Hints hints) {
        if (text.matches(".*[.,] .*|.* [.,].*")) {
            return LOOSE_SIGN;
        }
        return hints.numbers() == NumberStyle.COMMA ? 1 : GROUPED_BY_BLANK;
    }

    private void token(String text, int from, int to, List<Numeral> found) {
        Matcher strict = STRICT.matcher(text).region(from, to);
        Optional<Numeral> clean = Optional.empty();
        if (strict.find()) {
            int end = trimmed(text, strict.start(), strict.end());
            clean = around(text, strict.start(), end, text.substring(strict.start(), end), 1);
            clean.ifPresent(found::add);
        }
        Matcher lenient = LENIENT.matcher(text).region(from, to);
        while (lenient.find()) {
            int end = trimmed(text, lenient.start(), lenient.end());
            String digits = text.substring(lenient.start(), end);
            if (Glyphs.numberLike(digits) && (Glyphs.repairs(digits) > 0 || SIGNS.indexOf(digits.charAt(0)) >= 0)) {
                around(text, lenient.start(), end, Glyphs.digits(digits), Glyphs.quality(digits))
                        .ifPresent(found::add);
                return;
            }
        }
    }

    private static int trimmed(String text, int start, int end) {
        int last = end;
        while (last > start + 1 && SIGNS.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    /** The number with its surroundings; empty when what is glued to it shows that it is part of something else. */
    private Optional<Numeral> around(String text, int start, int end, String digits, double quality) {
        Before before = before(text, start);
        After after = after(text, end);
        double fit = before.quality() * after.quality() * quality;
        if (fit == 0) {
            return Optional.empty();
        }
        boolean negative = before.minus() || after.minus() || (before.open() && after.closed());
        return Optional.of(new Numeral(
                before.minus() ? before.start() : start,
                after.minus() ? end + 1 : end,
                digits,
                negative,
                before.currency().or(after::currency),
                after.percent(),
                after.unit(),
                fit));
    }

    private record Before(int start, boolean minus, boolean open, Optional<String> currency, double quality) {}

    private record After(
            boolean minus,
            boolean closed,
            Optional<String> currency,
            boolean percent,
            Optional<String> unit,
            double quality) {}

    private Before before(String text, int start) {
        int tokenStart = lastBreak(text, start);
        String glued = text.substring(tokenStart, start);
        boolean minus = glued.chars().anyMatch(c -> DASHES.indexOf(c) >= 0);
        boolean open = glued.indexOf('(') >= 0;
        String mark = glued.replaceAll("[-−–+(\\[\\]|:;*=~_'\"“”‘’«»>,.]", "");
        if (mark.isEmpty()) {
            String previous = previousToken(text, tokenStart);
            boolean loneMinus = previous.length() == 1 && DASHES.contains(previous);
            String sign = loneMinus ? previousToken(text, lastBreak(text, tokenStart - 1)) : previous;
            return new Before(
                    loneMinus ? tokenStart - 2 : glued.isEmpty() ? start : dash(text, tokenStart, start),
                    minus || loneMinus,
                    open,
                    currency(sign),
                    loneMinus ? 0.9 : 1);
        }
        if (currencies.has(mark)) {
            return new Before(dash(text, tokenStart, start), minus, open, Optional.of(mark), 1);
        }
        if (mark.equals("S") || mark.equals("s")) {
            return new Before(dash(text, tokenStart, start), minus, open, Optional.of("$"), 0.8);
        }
        boolean harmless = mark.equalsIgnoreCase("x") || mark.equals("@") || mark.equals("à") || mark.equals("#");
        return new Before(start, minus, open, Optional.empty(), harmless ? 0.9 : 0);
    }

    private static int dash(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (DASHES.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return to;
    }

    private After after(String text, int end) {
        int tokenEnd = nextBreak(text, end);
        String glued = text.substring(end, tokenEnd);
        boolean minus = glued.matches("[-−–]\\W*") && tokenEnd == end + glued.length();
        boolean closed = glued.indexOf(')') >= 0;
        String mark = glued.replaceAll("[-−–)\\]|\\[:;*=~_'\"“”‘’«»<,.]", "");
        String next = nextToken(text, tokenEnd);
        if (mark.isEmpty()) {
            return new After(minus, closed, currency(next), next.startsWith("%"), unit(next), 1);
        }
        if (mark.startsWith("%")) {
            return new After(minus, closed, Optional.empty(), true, Optional.empty(), 1);
        }
        if (currencies.has(mark) || currencies.has(mark + ".")) {
            return new After(minus, closed, Optional.of(mark), false, Optional.empty(), 1);
        }
        if (units.has(mark) || mark.equalsIgnoreCase("x")) {
            return new After(minus, closed, Optional.empty(), false, Optional.of(mark), 1);
        }
        boolean taxCode = mark.matches("[A-Z]{1,2}|\\*+");
        return new After(minus, closed, Optional.empty(), false, Optional.empty(), taxCode ? 0.8 : 0);
    }

    private Optional<String> currency(String token) {
        String bare = token.replaceAll("[():;\\[\\]|]", "");
        return !bare.isEmpty() && currencies.has(bare) ? Optional.of(bare) : Optional.empty();
    }

    private Optional<String> unit(String token) {
        String bare = token.replaceAll("[():;,.\\[\\]|]+$", "");
        return units.has(bare) || bare.equalsIgnoreCase("x") ? Optional.of(bare) : Optional.empty();
    }

    private static int lastBreak(String text, int before) {
        int at = before;
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int nextBreak(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String previousToken(String text, int start) {
        return start <= 0 ? "" : text.substring(lastBreak(text, start - 1), start - 1);
    }

    private static String nextToken(String text, int end) {
        return end >= text.length() || text.charAt(end) == '\n'
                ? ""
                : text.substring(end + 1, nextBreak(text, end + 1));
    }
}
