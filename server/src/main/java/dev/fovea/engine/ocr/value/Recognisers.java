package dev.fovea.engine.ocr.value;

import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds values of any type in the words of a segment, a line or a block. Strict: what does not have the form of the type is
 * not found, and letters are read as digits only inside tokens that are mostly digits.
 */
public final class Recognisers {
    private static final Pattern YEAR = Pattern.compile("(?<![\\w.,/-])(?:19|20)\\d{2}(?![\\w/]|[.,-]\\d)");

    private final Map<ValueType, Recogniser> byType = new EnumMap<>(ValueType.class);

    /** With the word lists that lie beside this class. */
    public Recognisers() {
        Countries countries = new Countries();
        Currencies currencies = new Currencies();
        numbers(new NumeralScanner(currencies));
        times();
        codes();
        byType.put(ValueType.EMAIL, Contacts.email());
        byType.put(ValueType.URL, Contacts.url());
        byType.put(ValueType.PHONE, Contacts.phone());
        byType.put(ValueType.CURRENCY, new CurrencyRecogniser(currencies));
        byType.put(ValueType.COUNTRY, new CountryRecogniser(countries));
        byType.put(ValueType.POSTCODE, new PostcodeRecogniser(countries));
        byType.put(ValueType.UNIT, new UnitRecogniser());
        byType.put(ValueType.BOOLEAN, new FlagRecogniser());
        names(new Names(countries));
    }

    private void numbers(NumeralScanner scanner) {
        byType.put(ValueType.MONEY, new NumberRecogniser(scanner, NumberRecogniser::money));
        byType.put(ValueType.NUMBER, new NumberRecogniser(scanner, NumberRecogniser::plain));
        byType.put(ValueType.INTEGER, new NumberRecogniser(scanner, NumberRecogniser::integer));
        byType.put(ValueType.QUANTITY, new NumberRecogniser(scanner, NumberRecogniser::quantity));
        byType.put(ValueType.PERCENT, new NumberRecogniser(scanner, NumberRecogniser::percent));
        byType.put(ValueType.YEAR, years());
    }

    private static Recogniser years() {
        return (passage, hints) -> YEAR.matcher(passage.text())
                .results()
                .map(m -> passage.candidate(Value.number(Long.parseLong(m.group())), m.start(), m.end(), 0.9))
                .toList();
    }

    private void times() {
        Recogniser dates = new DateRecogniser();
        Recogniser clock = new TimeRecogniser();
        byType.put(ValueType.DATE, dates);
        byType.put(ValueType.TIME, clock);
        byType.put(ValueType.DATETIME, new DateTimeRecogniser(dates, clock));
    }

    private void codes() {
        byType.put(ValueType.IDENTIFIER, new IdentifierRecogniser());
        byType.put(ValueType.VIN, new VinRecogniser());
        byType.put(ValueType.PLATE, new PlateRecogniser());
        byType.put(ValueType.IBAN, Codes.iban());
        byType.put(ValueType.BIC, Codes.bic());
        byType.put(ValueType.VAT_ID, Codes.vatId());
        byType.put(ValueType.TAX_ID, Codes.taxId(Codes.vatId()));
        byType.put(ValueType.CARD_NUMBER, Codes.card());
        byType.put(ValueType.BARCODE, Codes.barcode());
    }

    private void names(Names names) {
        byType.put(ValueType.ORGANISATION, names.organisation());
        byType.put(ValueType.PERSON, names.person());
        byType.put(ValueType.ADDRESS, names.address());
        byType.put(ValueType.FREE_TEXT, names.text());
    }

    /**
     * The values of a type among words, from left to right where their form parts them; readings of the same words follow
     * each other, the better first. Organisation, person, address and free text take all words as one value. Empty for
     * {@link ValueType#ENUM}, see {@link #choose}.
     *
     * @param words in reading order, of one segment, line or block
     */
    public List<Candidate> find(ValueType type, List<Word> words, Hints hints) {
        Recogniser recogniser = byType.get(type);
        return recogniser == null ? List.of() : recogniser.find(Passage.of(words), hints);
    }

    /** The options that the words name, best first, with tolerance for a wrong letter in long ones. */
    public List<Candidate> choose(List<String> options, List<Word> words) {
        return Options.find(options, Passage.of(words));
    }
}
