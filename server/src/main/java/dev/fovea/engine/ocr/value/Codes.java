package dev.fovea.engine.ocr.value;

import dev.fovea.engine.ocr.value.PatternRecogniser.Judged;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognisers of codes that have a published form: bank accounts, tax numbers, barcodes, cards. */
final class Codes {
    private static final Pattern IBAN =
            Pattern.compile("(?<!\\w)[A-Z]{2}[0-9OIlSB]{2}(?: ?[A-Z0-9Ol]{4}){2,7}(?: ?[A-Z0-9Ol]{1,4})?(?!\\w)");
    private static final Pattern BIC =
            Pattern.compile("(?<!\\w)[A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?(?!\\w)");
    private static final Pattern VAT =
            Pattern.compile("(?<!\\w)(?:ATU|CHE|[A-Z]{2})[ .-]?[A-Z0-9]{1,4}(?:[ .-]?[A-Z0-9]{1,4}){1,5}(?!\\w)");
    private static final List<Pattern> VAT_FORMS = Stream.of(
                    "ATU\\d{8}",
                    "BE[01]\\d{9}",
                    "BG\\d{9,10}",
                    "CHE\\d{9}(?:MWST|TVA|IVA)?",
                    "CY\\d{8}[A-Z]",
                    "CZ\\d{8,10}",
                    "DE\\d{9}",
                    "DK\\d{8}",
                    "EE\\d{9}",
                    "(?:EL|GR)\\d{9}",
                    "ES[A-Z0-9]\\d{7}[A-Z0-9]",
                    "FI\\d{8}",
                    "FR[A-HJ-NP-Z0-9]{2}\\d{9}",
                    "(?:GB|XI)(?:\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3})",
                    "HR\\d{11}",
                    "HU\\d{8}",
                    "IE\\d[A-Z0-9]\\d{5}[A-Z]{1,2}",
                    "IT\\d{11}",
                    "LT(?:\\d{9}|\\d{12})",
                    "LU\\d{8}",
                    "LV\\d{11}",
                    "MT\\d{8}",
                    "NL\\d{9}B\\d{2}",
                    "NO\\d{9}(?:MVA)?",
                    "PL\\d{10}",
                    "PT\\d{9}",
                    "RO\\d{2,10}",
                    "SE\\d{12}",
                    "SI\\d{8}",
                    "SK\\d{10}")
            .map(Pattern::compile)
            .toList();
    private static final Pattern TAX = Pattern.compile(
            "(?<![\\w./-])(?:\\d{2}-\\d{7}|\\d{2,3}/\\d{3,4}/\\d{4,5}|\\d{2} \\d{3} \\d{3} \\d{3}|\\d{9,15}|[A-Z]\\d{8}|\\d{8}[A-Z]|[A-Z]\\d{7}[A-Z0-9]|\\d{2}[A-Z]{5}\\d{4}[A-Z]\\d[A-Z]\\w|\\d{3}[ -]\\d{2}[ -]\\d{4}|\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2})(?![\\w/-])");
    private static final Pattern CARD = Pattern.compile("(?<![\\w.,-])(?:\\d[ -]?){12,18}\\d(?![\\w-]|[.,]\\d)");
    private static final Pattern EAN = Pattern.compile("(?<![\\w.,-])\\d(?: ?\\d){7,13}(?![\\w-]|[.,]\\d)");

    private Codes() {}

    static Recogniser iban() {
        return new PatternRecogniser(IBAN, raw -> {
            String tight = raw.replace(" ", "");
            String repaired = tight.substring(0, 2) + Glyphs.digits(tight.substring(2, 4)) + tight.substring(4);
            return Stream.of(
                            repaired,
                            repaired.substring(0, 4)
                                    + repaired.substring(4).replace('O', '0').replace('l', '1'))
                    .filter(Checksums::iban)
                    .findFirst()
                    .flatMap(iban -> Judged.text(iban, iban.equals(tight) ? 1 : 0.9))
                    .or(() -> tight.length() >= 15 ? Judged.text(tight, 0.3) : Optional.empty());
        });
    }

    static Recogniser bic() {
        return new PatternRecogniser(BIC, raw -> {
            String tight = raw.replace(" ", "");
            boolean country = List.of(Locale.getISOCountries()).contains(tight.substring(4, 6));
            boolean word = tight.matches("[A-Z]+");
            return country ? Judged.text(tight, word ? 0.6 : 0.95) : Optional.empty();
        });
    }

    static Recogniser vatId() {
        return new PatternRecogniser(VAT, raw -> {
            String tight = raw.replaceAll("[ .-]", "");
            String repaired = tight.substring(0, 2) + digitsFrom(tight.substring(2));
            return Stream.of(tight, repaired)
                    .filter(Codes::hasVatForm)
                    .findFirst()
                    .flatMap(id -> Judged.text(id, id.equals(tight) ? 1 : 0.8));
        });
    }

    /** Letters that countries put into VAT ids stay: {@code B} before the Dutch suffix, {@code U} of Austria. */
    private static String digitsFrom(String text) {
        return text.replace('O', '0').replace('l', '1').replace('I', '1');
    }

    private static boolean hasVatForm(String id) {
        return VAT_FORMS.stream().anyMatch(form -> form.matcher(id).matches());
    }

    static Recogniser taxId(Recogniser vatIds) {
        Recogniser forms = new PatternRecogniser(TAX, raw -> Judged.text(raw, raw.matches("\\d+") ? 0.7 : 0.85));
        return (passage, hints) -> Stream.concat(
                        vatIds.find(passage, hints).stream(), forms.find(passage, hints).stream())
                .toList();
    }

    static Recogniser card() {
        return new PatternRecogniser(CARD, raw -> {
            String digits = raw.replaceAll("[ -]", "");
            return Checksums.luhn(digits) ? Judged.text(digits, 0.95) : Judged.text(digits, 0.2);
        });
    }

    static Recogniser barcode() {
        return new PatternRecogniser(EAN, raw -> {
            String digits = raw.replace(" ", "");
            return switch (digits.length()) {
                case 8, 12, 13, 14 -> Optional.of(new Judged(Value.text(digits), Checksums.ean(digits) ? 0.95 : 0.3));
                default -> Optional.empty();
            };
        });
    }
}
