package dev.fovea.engine.ocr.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRecogniserTest {
    private static final Recognisers RECOGNISERS = new Recognisers();

    private static Optional<Candidate> best(ValueType type, String text, Hints hints) {
        return RECOGNISERS.find(type, Words.of(text), hints).stream()
                .max(Comparator.comparingDouble(Candidate::quality));
    }

    private static BigDecimal number(Candidate candidate) {
        return ((Value.Num) candidate.value()).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1,234.56 | 1234.56",
                "1.234,56 | 1234.56",
                "1'234.56 | 1234.56",
                "RM64.15 | 64.15",
                "RM 64. 15 | 64.15",
                "$5.O0 | 5.00",
                "l2.50 | 12.50",
                "(12.50) | -12.50",
                "12.50- | -12.50",
                "- 5.00 | -5.00",
                "-$5.00 | -5.00",
                "167.725,26€ | 167725.26",
                "45.28 S | 45.28",
                "50.00SR | 50.00",
                "CHF 1234.- | 1234",
                "12..50 | 12.50"
            })
    void amounts_are_read_as_people_and_scanners_write_them(String text, BigDecimal value) {
        assertThat(best(ValueType.MONEY, text, Hints.NONE).map(NumberRecogniserTest::number))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({"3 pcs,3", "'2,5 h',2.5", "3x,3", "x3,3", "100,100"})
    void quantities_come_with_units(String text, BigDecimal value) {
        assertThat(best(ValueType.QUANTITY, text, Hints.NONE).map(NumberRecogniserTest::number))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({"INV-18894", "10:30", "word", "A380896"})
    void what_is_glued_to_letters_is_no_amount(String text) {
        assertThat(RECOGNISERS.find(ValueType.MONEY, Words.of(text), Hints.NONE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POINT,1234", "COMMA,1.234"})
    void the_page_decides_what_a_sign_before_three_digits_means(NumberStyle style, BigDecimal value) {
        assertThat(best(ValueType.NUMBER, "1,234", Hints.NONE.withNumbers(style))
                        .map(NumberRecogniserTest::number))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({"S5.00,$5.00", "l2.50,12.50", "12..50,12.50"})
    void a_repaired_amount_is_trusted_less(String damaged, String clean) {
        double repaired =
                best(ValueType.MONEY, damaged, Hints.NONE).orElseThrow().quality();
        assertThat(repaired)
                .isLessThan(
                        best(ValueType.MONEY, clean, Hints.NONE).orElseThrow().quality());
    }

    @Property
    void an_amount_in_any_style_reads_back(
            @ForAll @BigRange(min = "0.01", max = "9999999.99") @Scale(2) BigDecimal amount,
            @ForAll Style style,
            @ForAll boolean negative) {
        BigDecimal value = negative ? amount.negate() : amount;
        String text = style.format(value);
        assertThat(best(ValueType.MONEY, text, Hints.NONE.withNumbers(style.hint))
                        .map(NumberRecogniserTest::number))
                .as(text)
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
    }

    /** Ways to write an amount. */
    enum Style {
        US(',', '.', NumberStyle.POINT),
        CONTINENTAL('.', ',', NumberStyle.COMMA),
        FRENCH(' ', ',', NumberStyle.COMMA),
        SWISS('\'', '.', NumberStyle.POINT);

        private final char group;
        private final char decimal;
        private final NumberStyle hint;

        Style(char group, char decimal, NumberStyle hint) {
            this.group = group;
            this.decimal = decimal;
            this.hint = hint;
        }

        String format(BigDecimal value) {
            DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
            symbols.setGroupingSeparator(group);
            symbols.setDecimalSeparator(decimal);
            return new DecimalFormat("#,##0.00", symbols).format(value);
        }
    }

    @ParameterizedTest
    @CsvSource({"POINT", "COMMA", "UNKNOWN"})
    void a_lost_decimal_sign_stays_a_reading(NumberStyle style) {
        List<BigDecimal> readings =
                RECOGNISERS.find(ValueType.MONEY, Words.of("132"), Hints.NONE.withNumbers(style)).stream()
                        .map(NumberRecogniserTest::number)
                        .toList();
        assertThat(readings).containsExactly(new BigDecimal("132"), new BigDecimal("1.32"));
    }
}
