package dev.fovea.engine.ocr.value;

import java.util.Map;
import java.util.Optional;

/** Currencies by what is printed beside amounts. */
final class Currencies {
    private static final Map<String, String> DOLLARS =
            Map.of("AU", "AUD", "CA", "CAD", "NZ", "NZD", "SG", "SGD", "HK", "HKD");

    private final WordList signs = WordList.read("currencies");

    /** Whether the text is a sign, code or name of a currency. */
    boolean has(String text) {
        return signs.has(text);
    }

    /** ISO 4217 code; a bare dollar is the country's own. */
    Optional<String> code(String text, Hints hints) {
        if (text.equals("$")) {
            return Optional.of(hints.country().map(DOLLARS::get).orElse("USD"));
        }
        return signs.key(text);
    }
}
