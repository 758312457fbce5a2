package dev.fovea.engine.ocr.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static Hints hints(String... lines) {
        return Hints.of(List.of(Pages.of(lines)));
    }

    @Test
    void a_german_page_parts_decimals_with_a_comma() {
        Hints hints =
                hints("Muster GmbH", "10115 Berlin, Deutschland", "Summe 1.234,56 €", "19% 234,57 €", "Netto 999,99 €");
        assertThat(hints.numbers()).isEqualTo(NumberStyle.COMMA);
        assertThat(hints.days()).isEqualTo(DayOrder.DAY_FIRST);
        assertThat(hints.country()).contains("DE");
        assertThat(hints.currency()).contains("EUR");
        assertThat(hints.cents()).isTrue();
    }

    @Test
    void an_american_page_puts_the_month_first() {
        Hints hints = hints("Acme Inc.", "Austin, TX 78701", "Total $1,234.56", "Date 03/04/2024");
        assertThat(hints.numbers()).isEqualTo(NumberStyle.POINT);
        assertThat(hints.days()).isEqualTo(DayOrder.MONTH_FIRST);
        assertThat(hints.currency()).contains("USD");
    }

    @Test
    void a_date_that_is_clear_decides_for_the_others() {
        assertThat(hints("Acme Inc.", "Austin, TX 78701", "03/04/2024", "25/04/2024")
                        .days())
                .isEqualTo(DayOrder.DAY_FIRST);
    }

    @Test
    void two_dates_a_usual_term_apart_tell_their_order() {
        assertThat(hints("Invoice date 03/05/2024", "Due date 02/06/2024").days())
                .isEqualTo(DayOrder.DAY_FIRST);
        assertThat(hints("Invoice date 05/03/2024", "Due date 06/02/2024").days())
                .isEqualTo(DayOrder.MONTH_FIRST);
    }

    @Test
    void an_empty_page_tells_nothing() {
        assertThat(hints()).isEqualTo(Hints.NONE);
    }
}
