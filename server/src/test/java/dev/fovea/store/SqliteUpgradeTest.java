package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteUpgradeTest extends UpgradeContract {
    @TempDir
    Path folder;

    @Override
    Database database() {
        return new Sqlite(folder.resolve("fovea.db"));
    }

    @Override
    DataSource source() {
        return new Sqlite(folder.resolve("fovea.db")).source();
    }

    @Override
    Store open() {
        return Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }
}
