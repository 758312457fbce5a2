package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.dialect.fovea.ByteRange.Beyond;
import dev.fovea.dialect.fovea.ByteRange.Part;
import dev.fovea.dialect.fovea.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges over 1000 bytes (RFC 9110, section 14). */
class ByteRangeTest {
    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=0-0, 0, 0",
        "bytes=999-999, 999, 999",
        "bytes=900-, 900, 999",
        "bytes=900-5000, 900, 999",
        "bytes=-100, 900, 999",
        "bytes=-5000, 0, 999",
        "BYTES=5-9, 5, 9",
        "bytes=0-99999999999999999999999999, 0, 999"
    })
    void a_range_is_cut_to_what_there_is(String header, long first, long last) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999999999-"})
    void a_range_behind_the_end_is_not_satisfiable(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new Beyond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "bytes=", "bytes=-", "bytes=9-5", "bytes=0-1,5-6", "lines=0-5", "bytes=a-b", "bytes=--5"})
    void what_is_not_one_range_of_bytes_is_ignored(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new Whole());
    }

    @Test
    void without_a_header_everything_is_sent() {
        assertThat(ByteRange.of(null, SIZE)).isEqualTo(new Whole());
    }

    @Test
    void nothing_of_an_empty_file_can_be_asked_for() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Beyond());
        assertThat(ByteRange.of("bytes=-1", 0)).isEqualTo(new Beyond());
    }
}
