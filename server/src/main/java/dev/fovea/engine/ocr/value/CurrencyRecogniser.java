package dev.fovea.engine.ocr.value;

import dev.fovea.model.Value;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Currencies by sign, code or name, also glued to an amount. */
final class CurrencyRecogniser implements Recogniser {
    private static final Pattern MARK = Pattern.compile(
            "(?:\\p{Lu}{1,2})?\\p{Sc}|(?<!\\p{L})\\p{Lu}{2,3}(?!\\p{L})|(?<!\\p{L})\\p{L}{2,}(?!\\p{L})");
    private static final double SIGN = 1;
    private static final double CODE = 0.95;
    private static final double NAME = 0.7;

    private final Currencies currencies;

    CurrencyRecogniser(Currencies currencies) {
        this.currencies = currencies;
    }

    @Override
    public List<Candidate> find(Passage passage, Hints hints) {
        return MARK.matcher(passage.text())
                .results()
                .flatMap(match -> currencies.code(match.group(), hints).stream()
                        .map(code ->
                                passage.candidate(Value.text(code), match.start(), match.end(), quality(match, code))))
                .toList();
    }

    private static double quality(MatchResult match, String code) {
        String mark = match.group();
        return Character.getType(mark.charAt(mark.length() - 1)) == Character.CURRENCY_SYMBOL
                ? SIGN
                : mark.equals(code) ? CODE : NAME;
    }
}
