package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** SQLite freezes datasets as it should. */
class SqliteFreezingTest extends FreezingContract {
    @TempDir
    static Path folder;

    @Override
    Store open() {
        return Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }
}
