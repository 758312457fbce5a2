package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL keeps the contract of administration. */
@ExtendWith(SharedPostgres.class)
class PostgresAdministrationTest extends AdministrationContract {
    private final String url;

    PostgresAdministrationTest(SharedPostgres.Server server) throws SQLException {
        this.url = server.freshDatabase();
    }

    @Override
    Store open() {
        return Stores.open(url, Path.of("."), IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }
}
