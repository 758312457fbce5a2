package dev.fovea.engine.ocr.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.Value;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRecogniserTest {
    private static final Recognisers RECOGNISERS = new Recognisers();

    private static List<String> readings(String text, Hints hints) {
        return RECOGNISERS.find(ValueType.DATE, Words.of(text), hints).stream()
                .sorted(Comparator.comparingDouble(Candidate::quality).reversed())
                .map(candidate -> ((Value.Text) candidate.value()).value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2018-0l-05 | 2018-01-05",
                "l2/03/2018 | 2018-03-12",
                "12/O3/2018 | 2018-03-12",
                "12103/2018 | 2018-03-12",
                "12-02-2618 | 2018-02-12",
                "12/03/201814:22 | 2018-03-12",
                "07-May-23 | 2023-05-07",
                "14Jan2018 | 2018-01-14",
                "5. März 2024 | 2024-03-05",
                "le 3 février 2023 | 2023-02-03",
                "3 de enero de 2024 | 2024-01-03",
                "1º maggio 2021 | 2021-05-01",
                "19 april 2014 | 2014-04-19",
                "January 5th, 2024 | 2024-01-05",
                "Sept 05 2024 | 2024-09-05",
                "28.09.2024 | 2024-09-28",
                "20240928 | 2024-09-28"
            })
    void dates_are_read_in_many_languages_and_with_damage(String text, String date) {
        assertThat(readings(text, Hints.NONE)).first().isEqualTo(date);
    }

    @Test
    void both_readings_of_an_open_date_are_kept() {
        assertThat(readings("03/04/18", Hints.NONE)).startsWith("2018-04-03", "2018-03-04");
        assertThat(readings("03/04/18", Hints.NONE.withDays(DayOrder.MONTH_FIRST)))
                .startsWith("2018-03-04", "2018-04-03");
    }

    @ParameterizedTest
    @CsvSource({"2024/4178", "298 797 1927", "30/02/2024", "1.234.56", "192.168.1.10"})
    void what_is_no_day_is_not_found(String text) {
        assertThat(readings(text, Hints.NONE)).isEmpty();
    }

    @Property
    void a_date_in_any_form_reads_back(
            @ForAll @IntRange(min = 0, max = 29_000) int day, @ForAll @IntRange(max = 4) int form) {
        LocalDate date = LocalDate.of(1971, 1, 1).plusDays(day);
        String pattern = List.of("yyyy-MM-dd", "dd.MM.yyyy", "d/M/yyyy", "d MMMM yyyy", "MMM d, yyyy")
                .get(form);
        String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
        assertThat(readings(text, Hints.NONE.withDays(DayOrder.DAY_FIRST)))
                .first()
                .as(text)
                .isEqualTo(date.toString());
    }

    @ParameterizedTest
    @CsvSource({"7:31:08 PM,19:31:08", "14h30,14:30", "12.30 Uhr,12:30", "08:31:00,08:31:00", "12:05 am,00:05"})
    void times_are_of_24_hours(String text, String time) {
        assertThat(RECOGNISERS.find(ValueType.TIME, Words.of(text), Hints.NONE))
                .first()
                .extracting(Candidate::value)
                .isEqualTo(Value.text(time));
    }

    @Test
    void a_date_and_its_time_are_one_value() {
        assertThat(RECOGNISERS.find(ValueType.DATETIME, Words.of("15/3/2018 22:52"), Hints.NONE))
                .first()
                .extracting(Candidate::value)
                .isEqualTo(Value.text("2018-03-15T22:52:00"));
    }
}
