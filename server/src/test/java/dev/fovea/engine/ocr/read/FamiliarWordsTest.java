package dev.fovea.engine.ocr.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FamiliarWordsTest {
    private static final double UNSURE = 0.6;
    private static final double CERTAIN = 0.96;

    private final FamiliarWords places = FamiliarWords.read("place-words");

    @ParameterizedTest
    @CsvSource({
        "TNOUSTRIAL,INDUSTRIAL",
        "Saksyen,Seksyen",
        "JiN,JLN",
        "4lam,Alam",
        "5treet,Street",
        "'BIRM1NGHAM,','BIRMINGHAM,'",
        "Bik,Blk"
    })
    void a_misread_word_is_spelled_like_the_familiar_one_in_its_own_case(String read, String printed) {
        assertThat(places.spelled(read, UNSURE)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"Ria", "Lana", "Tho", "55100", "U1/48", "Cosway"})
    void names_that_were_read_surely_and_numbers_are_left_alone(String read) {
        assertThat(places.spelled(read, CERTAIN)).isEqualTo(read);
    }

    @Test
    void a_word_is_familiar_with_its_comma_and_in_any_case() {
        assertThat(places.has("Selangor,")).isTrue();
        assertThat(places.has("SELANGQR")).isFalse();
    }
}
