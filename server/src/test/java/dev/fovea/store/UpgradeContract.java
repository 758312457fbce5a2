package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Store;
import dev.fovea.model.Organisation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A database of an older version is brought up to date with its rows. */
abstract class UpgradeContract {
    private static final UUID ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");

    abstract Database database();

    /** An empty database. */
    abstract DataSource source();

    /** The store on the same database. */
    abstract Store open();

    @Test
    void rows_of_the_first_version_are_there_after_an_upgrade() throws SQLException {
        database().flyway(source()).target("1").load().migrate();
        try (Connection connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into organisation (uuid, name, created_at) values ('" + ID + "', 'old', 1000)");
        }
        try (Store store = open()) {
            Organisation old =
                    store.read(session -> session.organisations().find("old")).orElseThrow();
            assertThat(old.uuid()).isEqualTo(ID);
            assertThat(old.createdAt()).isEqualTo(Instant.ofEpochMilli(1000));
            assertThat(store.inTransaction(session -> Samples.stored(session, old.id(), "new"))
                            .mediaKey())
                    .isEqualTo("new");
        }
        try (Store again = open()) {
            assertThat(again.read(session -> session.organisations().find("old"))
                            .isPresent())
                    .isTrue();
        }
    }
}
