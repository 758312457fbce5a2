package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** SQLite keeps the contract of administration. */
class SqliteAdministrationTest extends AdministrationContract {
    @TempDir
    static Path folder;

    @Override
    Store open() {
        return Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }
}
