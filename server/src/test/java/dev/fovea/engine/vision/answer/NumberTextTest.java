package dev.fovea.engine.vision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people print them. */
class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | 12",
                "112.45 | 112.45",
                "$1,234.56 | 1234.56",
                "1.234,56 EUR | 1234.56",
                "RM12.50 | 12.50",
                "Rs. 300 | 300",
                "1 234,5 | 1234.5",
                "1'234.50 | 1234.50",
                "1.234.567 | 1234567",
                "12,5 | 12.5",
                "0,125 | 0.125",
                "-5 | -5",
                "(12.00) | -12.00",
                "12.00- | -12.00",
                "€ -3 | -3",
                "6% | 6",
                "5kg | 5",
                ".5 | 0.5",
                "12. | 12"
            })
    void a_printed_number_is_read(String text, BigDecimal value) {
        assertThat(NumberText.value(text))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a lot", "5 of 10", "INV-2024", "12-13", "1e9", "12/04", "--", "."})
    void anything_else_is_no_number(String text) {
        assertThat(NumberText.value(text)).isEmpty();
    }

    @Test
    void three_digits_behind_a_mark_can_be_read_in_two_ways() {
        assertThat(NumberText.readings("1,234")).containsExactly(new BigDecimal("1234"), new BigDecimal("1.234"));
        assertThat(NumberText.readings("1.234")).containsExactly(new BigDecimal("1.234"), new BigDecimal("1234"));
    }

    @Test
    void a_text_of_many_digits_costs_no_time() {
        assertThat(NumberText.value("9".repeat(1_000_000))).isEmpty();
    }
}
