package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresAddressTest {
    @Test
    void user_and_password_are_taken_out_of_the_address() {
        PostgresAddress address =
                PostgresAddress.parse("postgresql://fovea:p%40ss+1@db.example.org:5433/main?ssl=true");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:5433/main?ssl=true");
        assertThat(address.user()).isEqualTo(Optional.of("fovea"));
        assertThat(address.password()).isEqualTo(Optional.of("p@ss+1"));
    }

    @Test
    void an_address_needs_neither_port_nor_login() {
        assertThat(PostgresAddress.parse("postgres://db.example.org/main"))
                .isEqualTo(new PostgresAddress(
                        "jdbc:postgresql://db.example.org/main", Optional.empty(), Optional.empty()));
    }

    @Test
    void the_jdbc_spelling_is_taken_as_it_is() {
        String url = "jdbc:postgresql://db.example.org/main?user=a&password=b";
        PostgresAddress address = PostgresAddress.parse(url);
        assertThat(address.jdbcUrl()).isEqualTo(url);
        assertThat(address.toString()).doesNotContain("password");
    }

    @Test
    void another_kind_of_database_is_refused() {
        assertThatThrownBy(() -> Stores.open(
                        "mysql://user:secret@db.example.org/main",
                        Path.of("."),
                        IntakePolicy.DEFAULT,
                        PoolSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
