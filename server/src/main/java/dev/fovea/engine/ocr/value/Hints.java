package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText;
import java.util.List;
import java.util.Optional;

/**
 * What a document tells about its own notation, so that one value is read like its neighbours.
 *
 * @param numbers which sign parts the decimals
 * @param days order of day and month in dates of digits
 * @param country ISO 3166 alpha-2
 * @param currency ISO 4217
 * @param cents whether its amounts are printed with two decimals throughout, so that one without them lost its sign
 */
public record Hints(
        NumberStyle numbers, DayOrder days, Optional<String> country, Optional<String> currency, boolean cents) {
    /** Nothing known. */
    public static final Hints NONE =
            new Hints(NumberStyle.UNKNOWN, DayOrder.UNKNOWN, Optional.empty(), Optional.empty(), false);

    /** What the pages of one document show. */
    public static Hints of(List<PageText> pages) {
        return Evidence.in(pages).hints();
    }

    /** The same with another order of day and month, e.g. because the pattern says so. */
    public Hints withDays(DayOrder order) {
        return new Hints(numbers, order, country, currency, cents);
    }

    /** The same with another decimal sign. */
    public Hints withNumbers(NumberStyle style) {
        return new Hints(style, days, country, currency, cents);
    }

    /** The same with a known currency. */
    public Hints withCurrency(String code) {
        return new Hints(numbers, days, country, Optional.of(code), cents);
    }
}
