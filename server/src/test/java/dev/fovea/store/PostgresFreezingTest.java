package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL freezes datasets as it should. */
@ExtendWith(SharedPostgres.class)
class PostgresFreezingTest extends FreezingContract {
    private final String url;

    PostgresFreezingTest(SharedPostgres.Server server) throws SQLException {
        this.url = server.freshDatabase();
    }

    @Override
    Store open() {
        return Stores.open(url, Path.of("."), IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }
}
