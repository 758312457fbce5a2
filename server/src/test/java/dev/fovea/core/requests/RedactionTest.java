package dev.fovea.core.requests;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"hunter2!\"}",
                "{\"old_password\" : \"hunter2!\"}",
                "{\"client-secret\":\"hunter2!\"}",
                "{\"apiKey\":\"hunter2!\"}",
                "{\"refresh_token\":\"hunter2!\",\"a\":1}",
                "{\"Authorization\":\"Bearer hunter2!\"}",
                "{\"password\":\"a\\\"hunter2!\"}",
                "{\"password\":\"hunter2!",
                "token=hunter2!&x=1",
                "x=1&password=hunter2!",
                "x=1&signature=hunter2!",
                "key fvt_hunter2hunter2!",
                "adk_hunter2hunter2!",
                "Bearer eyJhbGciOiJI.hunter2.c2ln"
            })
    void a_secret_is_blanked(String text) {
        assertThat(Redaction.text(text)).contains(Redaction.BLANK).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"device_id\":\"edge-1\",\"media_key\":\"k\",\"frames\":12}",
                "limit=2&cursor=12&media_key=abc",
                "limit must be between 1 and 500"
            })
    void what_is_no_secret_stays(String text) {
        assertThat(Redaction.text(text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void no_password_comes_through(@ForAll @AlphaChars @NumericChars @StringLength(min = 8, max = 40) String password) {
        assertThat(Redaction.text("{\"user\":\"u\",\"password\":\"" + password + "\"}"))
                .isEqualTo("{\"user\":\"u\",\"password\":\"…\"}");
    }

    @Property(tries = 200)
    void any_text_is_read_to_its_end(@ForAll String text) {
        assertThat(Redaction.text(text)).doesNotContain("\0");
    }
}
