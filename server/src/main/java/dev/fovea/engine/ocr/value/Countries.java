package dev.fovea.engine.ocr.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What documents show of countries. */
final class Countries {
    private final Map<String, Country> byCode = new LinkedHashMap<>();

    Countries() {
        WordList.entries("countries").forEach((code, line) -> byCode.put(code, Country.parse(line)));
    }

    /**
     * One country.
     *
     * @param names folded
     */
    record Country(String currency, String dial, Optional<Pattern> postcode, List<String> names) {
        static Country parse(String line) {
            List<String> columns = WordList.split(line, ";");
            Optional<Pattern> postcode = Optional.of(columns.get(2))
                    .filter(form -> !form.isEmpty())
                    .map(form -> Pattern.compile("(?<![\\w.,/-])(?:" + form + ")(?![\\w/]|[.,-]\\d)"));
            List<String> names = WordList.split(columns.get(3), ",").stream()
                    .map(Folding::fold)
                    .toList();
            return new Country(columns.get(0), columns.get(1), postcode, names);
        }
    }

    Map<String, Country> all() {
        return byCode;
    }

    /** ISO 4217 of the money that is paid with there. */
    Optional<String> currency(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Country::currency);
    }
}
