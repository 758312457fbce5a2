package dev.fovea.engine.ocr.value;

import dev.fovea.engine.ocr.value.PatternRecogniser.Judged;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognisers of ways to reach somebody: e-mail, web, telephone. */
final class Contacts {
    /** Blanks may stand around the at sign and the dots; {@code ©} and {@code (at)} are what scans and people make of it. */
    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\d][\\p{L}\\d._%+-]*(?: ?\\. ?[\\p{L}\\d_-]+)*? ?(?:@|©|®|\\(at\\)|\\[at\\]) ?[\\p{L}\\d-]+(?: ?[.,] ?[\\p{L}\\d-]+)*? ?[.,] ?[a-zA-Z]{2,10}(?![\\p{L}\\d@]|\\.[a-zA-Z])");

    private static final Pattern AT = Pattern.compile("@|©|®|\\(at\\)|\\[at\\]");
    private static final Pattern URL = Pattern.compile(
            "(?:https? ?: ?/ ?/ ?|www ?[.,] ?)[\\p{L}\\d-]+(?: ?\\.[\\p{L}\\d-]+| \\. ?[\\p{L}\\d-]+)*(?::\\d+)?(?:/[^\\s\"<>|]*)?|(?<![\\w@.-])(?:[a-z\\d-]+\\.)+(?:com|net|org|info|biz|eu|de|fr|nl|es|it|at|ch|be|co|uk|io|my|us|ca|au|pl|pt|se|dk|fi|no|cz|ie|lu|shop|app|dev)(?:\\.[a-z]{2})?(?:/[^\\s\"<>|]*)?(?![\\w@])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("(?<![\\w.,/-])(?:\\+|00|\\(\\+?)?" + Glyphs.DIGIT
            + "(?:[ ./()–-]{0,3}[0-9OolI]){5,14}(?![\\w]|[.,/-]\\d)");
    private static final Pattern NOT_PHONE =
            Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d+[.,]\\d{2}|\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{2})?");
    private static final int SHORTEST = 6;
    private static final int LONGEST = 15;

    private Contacts() {}

    static Recogniser email() {
        return new PatternRecogniser(EMAIL, raw -> {
            String tight = AT.matcher(raw.replace(" ", "")).replaceFirst("@").replace(',', '.');
            return Judged.text(tight, tight.equals(raw) ? 1 : 0.8);
        });
    }

    static Recogniser url() {
        return new PatternRecogniser(URL, raw -> {
            String tight = raw.replace(" ", "").replaceAll("[.,;:)]+$", "");
            String dotted = tight.toLowerCase(Locale.ROOT).startsWith("www,") ? "www." + tight.substring(4) : tight;
            boolean marked = dotted.regionMatches(true, 0, "www", 0, 3) || dotted.regionMatches(true, 0, "http", 0, 4);
            return Judged.text(dotted, (marked ? 1 : 0.8) * (dotted.equals(raw) ? 1 : 0.9));
        });
    }

    static Recogniser phone() {
        return new PatternRecogniser(PHONE, Contacts::phoneNumber);
    }

    private static Optional<Judged> phoneNumber(String raw) {
        String digits = Glyphs.digits(raw);
        int count = digits.replaceAll("\\D", "").length();
        if (count < SHORTEST || count > LONGEST || NOT_PHONE.matcher(digits).matches()) {
            return Optional.empty();
        }
        boolean international = digits.startsWith("+") || digits.startsWith("00");
        boolean parted = digits.matches(".*[ /()–-].*");
        double form = international ? 1 : digits.startsWith("0") || digits.startsWith("(") ? 0.95 : parted ? 0.8 : 0.5;
        return Judged.text(digits.strip(), form * Glyphs.quality(raw));
    }
}
