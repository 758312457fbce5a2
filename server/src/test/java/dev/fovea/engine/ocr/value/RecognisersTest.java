package dev.fovea.engine.ocr.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.PageText.Word;
import dev.fovea.model.Value;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognisersTest {
    private static final Recognisers RECOGNISERS = new Recognisers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL | info @ fovea . dev | info@fovea.dev",
                "EMAIL | sales@foo.co.uk | sales@foo.co.uk",
                "EMAIL | a.b@c,com | a.b@c.com",
                "URL | www.tabletcenter.nl | www.tabletcenter.nl",
                "URL | www. foo .com | www.foo.com",
                "PHONE | +49 30 1234567 | +49 30 1234567",
                "PHONE | 03-8051 9514 | 03-8051 9514",
                "IBAN | DE89 3704 0044 0532 0130 00 | DE89370400440532013000",
                "IBAN | DE89 37O4 0044 0532 0130 00 | DE89370400440532013000",
                "BIC | INGBNL2A | INGBNL2A",
                "VAT_ID | NL 8101.80.823.B01 | NL810180823B01",
                "VAT_ID | ATU12345678 | ATU12345678",
                "CARD_NUMBER | 4111 1111 1111 1111 | 4111111111111111",
                "BARCODE | 4006381333931 | 4006381333931",
                "CURRENCY | 12.50 EUR | EUR",
                "CURRENCY | $5 | USD",
                "COUNTRY | Pays-Bas | NL",
                "IDENTIFIER | Number: R892116 | R892116",
                "IDENTIFIER | 2024/4178 | 2024/4178",
                "POSTCODE | 1012 AB Amsterdam | 1012 AB",
                "PLATE | AB12 CDE | AB12 CDE",
                "UNIT | 3 pcs | pcs",
                "ORGANISATION | Coolblue B.V. | Coolblue B.V."
            })
    void values_are_found_and_normalised(ValueType type, String text, String value) {
        assertThat(RECOGNISERS.find(type, Words.of(text), Hints.NONE).stream()
                        .max(Comparator.comparingDouble(Candidate::quality))
                        .map(Candidate::value))
                .contains(Value.text(value));
    }

    @ParameterizedTest
    @CsvSource({"Yes,true", "Oui,true", "nein,false", "[x],true", "☐,false"})
    void yes_and_no_are_known_in_many_forms(String text, boolean flag) {
        assertThat(RECOGNISERS.find(ValueType.BOOLEAN, Words.of(text), Hints.NONE))
                .extracting(Candidate::value)
                .containsExactly(new Value.Flag(flag));
    }

    @Test
    void the_check_digit_repairs_a_vin_but_does_not_refuse_one() {
        assertThat(RECOGNISERS.find(ValueType.VIN, Words.of("SYJYGDEF9MF151185"), Hints.NONE))
                .first()
                .extracting(Candidate::value)
                .isEqualTo(Value.text("5YJYGDEF9MF151185"));
        assertThat(RECOGNISERS.find(ValueType.VIN, Words.of("WVGZZZ1TZ6W110386"), Hints.NONE))
                .extracting(Candidate::value)
                .containsExactly(Value.text("WVGZZZ1TZ6W110386"));
    }

    @Test
    void the_nearest_option_is_chosen() {
        assertThat(RECOGNISERS.choose(List.of("single", "married", "divorced"), Words.of("Status: Marr1ed")))
                .extracting(Candidate::value)
                .containsExactly(Value.text("married"));
    }

    @Test
    void a_dollar_is_the_countrys_own() {
        Hints canada = Hints.of(List.of(Pages.of("Invoice", "Toronto, Canada", "Total $5.00")));
        assertThat(RECOGNISERS.find(ValueType.CURRENCY, Words.of("$5.00"), canada))
                .extracting(Candidate::value)
                .containsExactly(Value.text("CAD"));
    }

    @Property
    void no_words_break_a_recogniser(
            @ForAll ValueType type,
            @ForAll @Size(max = 5)
                    List<@StringLength(max = 9) @CharRange(from = ' ', to = 'ɏ') @Chars({'€', '☐', '’'}) String>
                            texts) {
        List<Word> words =
                texts.stream().map(text -> new Word(text, 0, 0, 10, 10, 0.5)).toList();
        assertThat(RECOGNISERS.find(type, words, Hints.NONE)).allSatisfy(candidate -> {
            assertThat(candidate.quality()).isBetween(0.0, 1.0);
            assertThat(words).containsAll(candidate.words());
        });
    }

    @Property
    void digits_and_signs_break_no_recogniser(
            @ForAll ValueType type,
            @ForAll
                    @StringLength(max = 30)
                    @Chars({'0', '1', '2', '9', 'O', 'l', 'S', '.', ',', '-', '/', ':', ' ', '\'', '$', '%', '('})
                    String text) {
        assertThat(RECOGNISERS.find(type, Words.of(text), Hints.NONE))
                .allSatisfy(candidate -> assertThat(candidate.words()).isNotEmpty());
    }
}
