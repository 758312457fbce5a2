package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(SharedPostgres.class)
class PostgresUpgradeTest extends UpgradeContract {
    private final String url;

    PostgresUpgradeTest(SharedPostgres.Server server) throws SQLException {
        url = server.freshDatabase();
    }

    @Override
    Database database() {
        return new Postgres();
    }

    @Override
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        PostgresAddress address = PostgresAddress.parse(url);
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user().orElseThrow());
        return source;
    }

    @Override
    Store open() {
        return Stores.open(url, Path.of("."), IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }
}
