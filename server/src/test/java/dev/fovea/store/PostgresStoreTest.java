package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL keeps the contract of the store. */
@ExtendWith(SharedPostgres.class)
class PostgresStoreTest extends RepositoriesContract {
    private final SharedPostgres.Server server;
    private final String url;

    PostgresStoreTest(SharedPostgres.Server server) throws SQLException {
        this.server = server;
        this.url = server.freshDatabase();
    }

    @Override
    Store open() {
        return Stores.open(url, Path.of("."), IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }

    @Test
    void a_lost_connection_means_try_again() {
        assertThatThrownBy(() -> write(session -> {
                    session.organisations().get(org);
                    endOtherConnections();
                    return session.organisations().get(org);
                }))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isEqualTo(new Unavailable(Resource.DATABASE, Duration.ofSeconds(1))));
        assertThat(answersAgain()).isTrue();
    }

    /** Each connection that waited in the pool may fail one more call. */
    private boolean answersAgain() {
        for (int attempt = 0; attempt <= PoolSettings.DEFAULT.connections(); attempt++) {
            try {
                return read(session -> session.organisations().get(org)).id().equals(org);
            } catch (FoveaException e) {
                assertThat(e.error()).isInstanceOf(Unavailable.class);
            }
        }
        return false;
    }

    private void endOtherConnections() {
        String database = url.substring(url.lastIndexOf('/') + 1);
        try {
            server.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
