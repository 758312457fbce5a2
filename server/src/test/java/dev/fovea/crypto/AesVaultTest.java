package dev.fovea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesVaultTest {
    private static final byte[] KEY = new byte[32];
    private final AesVault vault = new AesVault(KEY);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "ключ 🔑\u0000"})
    void what_was_sealed_opens_again(String text) {
        assertThat(vault.open(vault.seal(text))).isEqualTo(text);
        assertThat(new AesVault(KEY).open(vault.seal(text))).isEqualTo(text);
    }

    @Test
    void the_same_text_is_sealed_differently_each_time_and_shows_nothing_of_itself() {
        assertThat(IntStream.range(0, 100).mapToObj(_ -> vault.seal("topsecret")))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).startsWith("v1:").doesNotContain("topsecret"));
    }

    @Test
    void another_key_does_not_open_it() {
        byte[] other = KEY.clone();
        Arrays.fill(other, (byte) 1);
        assertRefused(new AesVault(other), vault.seal("topsecret"));
    }

    @Test
    void a_changed_character_is_noticed_wherever_it_is() {
        String sealed = vault.seal("topsecret");
        for (int i = "v1:".length(); i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(vault, sealed.substring(0, i) + other + sealed.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "topsecret",
                "v1:",
                "v1:AAAA",
                "v1:not base64",
                "v2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void what_is_no_sealed_text_is_refused(String text) {
        assertRefused(vault, text);
    }

    private static void assertRefused(AesVault vault, String sealed) {
        assertThatThrownBy(() -> vault.open(sealed)).isInstanceOf(IllegalArgumentException.class);
    }
}
