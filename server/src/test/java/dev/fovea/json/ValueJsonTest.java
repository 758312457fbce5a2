package dev.fovea.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON text as a JavaScript engine writes it; the second column is what {@code JSON.stringify(JSON.parse(text))} gives. */
class ValueJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0 | 1",
                "-0.0 | 0",
                "1.50 | 1.5",
                "1e3 | 1000",
                "123456789012345680000 | 123456789012345680000",
                "1e21 | 1e+21",
                "-1.5e25 | -1.5e+25",
                "0.000001 | 0.000001",
                "0.0000001 | 1e-7",
                "-1.25e-9 | -1.25e-9",
                "[ 1 , 2 ] | [1,2]",
                "{\"b\":1,\"10\":2,\"9\":3,\"a\":4,\"01\":5} | {\"9\":3,\"10\":2,\"b\":1,\"a\":4,\"01\":5}",
                "\"\\u00e9\\/\" | \"é/\"",
                "{\"a\":1,\"a\":2} | {\"a\":2}"
            })
    void text_is_written_as_javascript_writes_it(String text, String written) {
        assertThat(ValueJson.write(ValueJson.parse(text))).isEqualTo(written);
    }
}
