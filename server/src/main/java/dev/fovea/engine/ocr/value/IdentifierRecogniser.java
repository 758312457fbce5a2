package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What looks like a number that somebody gave to something: digits, often with letters, slashes and dashes. */
final class IdentifierRecogniser implements Recogniser {
    private static final Pattern TOKEN = Pattern.compile("[^ \\t\\n]+");
    private static final Pattern EDGES = Pattern.compile("^[\\p{Punct}°“”‘’«»—–&&[^#(]]+|[\\p{Punct}“”‘’«»—–&&[^)]]+$");
    private static final Pattern FORM = Pattern.compile("#?[\\p{L}\\d(][\\p{L}\\d./_\\\\()#&:+-]*");
    private static final Pattern DATE_LIKE =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}");
    private static final Pattern TIME_LIKE = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?");
    private static final Pattern AMOUNT_LIKE = Pattern.compile("\\d{1,3}(?:[.,']\\d{3})*[.,]\\d{1,2}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}.-]+");
    /** {@code INV 2024 001}, {@code 4001 2345 6789}: short parts of capitals and digits with single blanks. */
    private static final Pattern PARTED = Pattern.compile(
            "(?<![\\p{L}\\d./-])(?:[A-Z]{1,4}|\\d{1,6})(?: (?:[A-Z]{1,3}|[\\d/-]*\\d{2,}[A-Z]?)){1,4}(?![\\p{L}\\d.,/-])");

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        List<Candidate> found = new ArrayList<>();
        TOKEN.matcher(passage.text()).results().forEach(token -> {
            String bare = EDGES.matcher(token.group()).replaceAll("");
            double quality = bare.isEmpty() ? 0 : quality(bare);
            if (quality > 0) {
                int start = token.start() + token.group().indexOf(bare);
                found.add(passage.candidate(Value.text(stripped(bare)), start, start + bare.length(), quality));
            }
        });
        PARTED.matcher(passage.text())
                .results()
                .filter(match -> match.group().matches(".*\\d.*"))
                .forEach(match -> found.add(passage.candidate(
                        Value.text(match.group()), match.start(), match.end(), parted(match.group()))));
        return found;
    }

    private static String stripped(String text) {
        return text.startsWith("#") ? text.substring(1) : text;
    }

    private static double parted(String text) {
        return text.matches("[A-Z]{1,4} .*") ? 0.72 : 0.6;
    }

    private static double quality(String text) {
        if (!FORM.matcher(text).matches()) {
            return text.matches(".*\\d.*") && text.length() > 3 ? 0.3 : 0;
        }
        if (DATE_LIKE.matcher(text).matches() || TIME_LIKE.matcher(text).matches()) {
            return 0.12;
        }
        if (AMOUNT_LIKE.matcher(text).matches()) {
            return 0.15;
        }
        if (WORD.matcher(text).matches()) {
            return text.length() > 2 && text.equals(text.toUpperCase(Locale.ROOT)) ? 0.15 : 0;
        }
        return ofDigits(text);
    }

    private static double ofDigits(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        boolean onlyDigits = digits == text.length();
        double length = digits >= 5 ? 1 : digits == 4 ? 0.9 : digits == 3 ? 0.8 : digits == 2 ? 0.6 : 0.4;
        boolean year = onlyDigits && text.matches("(?:19|20)\\d{2}");
        boolean sentence = text.matches("\\p{Lu}?\\p{Ll}{4,}\\d?");
        return length * (onlyDigits ? 0.92 : 1) * (year ? 0.5 : 1) * (sentence ? 0.6 : 1);
    }
}
