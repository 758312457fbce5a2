package dev.fovea.engine.vision.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as people print them. */
class DateTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-03-25",
                "2018-03-25T10:11:12Z",
                "2018-03-25 10:11",
                "20180325",
                "25/03/2018",
                "25.03.18",
                "03/25/2018",
                "25 March 2018",
                "25th of March 2018",
                "March 25, 2018",
                "Mar 25 2018",
                "25-MAR-2018",
                "25. März 2018",
                "25 mars 2018",
                "25 de marzo de 2018",
                "25 marzo 2018",
                "25 maart 2018"
            })
    void a_printed_date_is_read(String text) {
        assertThat(DateText.value(text)).contains(LocalDate.of(2018, 3, 25));
    }

    @Test
    void two_months_are_possible_when_neither_number_says_more() {
        assertThat(DateText.readings("03/04/18")).containsExactly(LocalDate.of(2018, 4, 3), LocalDate.of(2018, 3, 4));
        assertThat(DateText.value("03/04/18")).isEmpty();
        assertThat(DateText.value("04/04/18")).contains(LocalDate.of(2018, 4, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "31/02/2018", "2018-13-01", "99/99/99", "25 Foober 2018", "2018", "1.2.3.4"})
    void anything_else_is_no_date(String text) {
        assertThat(DateText.readings(text)).isEmpty();
    }

    @Test
    void two_digits_are_a_year_of_this_century_until_79() {
        assertThat(DateText.value("25/03/79")).contains(LocalDate.of(2079, 3, 25));
        assertThat(DateText.value("25/03/80")).contains(LocalDate.of(1980, 3, 25));
    }
}
