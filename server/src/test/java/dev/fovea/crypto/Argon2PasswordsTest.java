package dev.fovea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {
    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -v 13 -t 2 -k 256 -p 1}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Argon2Passwords passwords = new Argon2Passwords();

    @Test
    void a_hash_matches_its_password_only() {
        String hash = passwords.hash("corréct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("corréct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horse", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void two_hashes_of_a_password_differ() {
        assertThat(passwords.hash("secret")).isNotEqualTo(passwords.hash("secret"));
    }

    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        assertThat(passwords.matches("password", REFERENCE)).isTrue();
        assertThat(passwords.matches("Password", REFERENCE)).isFalse();
    }

    @Test
    void passwords_are_told_apart_when_many_are_checked_at_once() {
        String hash = passwords.hash("secret");
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .filter(i -> passwords.matches(i % 2 == 0 ? "secret" : "wrong", hash) != (i % 2 == 0)))
                .isEmpty();
    }
}
