package dev.fovea.store;

import dev.fovea.model.OrgId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite in one file: write-ahead log, every commit synced. */
final class Sqlite extends Database {
    private static final int BUSY_TIMEOUT_MS = 30_000;
    private static final int CACHE_KIB = 64 * 1024;
    /** 32 MiB of log: with less, copying it back into the file takes a noticeable part of the writer's time. */
    private static final int CHECKPOINT_PAGES = 8000;

    private static final int PRIMARY_CODE = 0xff;

    private final Path file;

    Sqlite(Path file) {
        this.file = file;
    }

    @Override
    Map<String, String> placeholders() {
        return Map.of(
                "identity", "integer primary key autoincrement",
                "bytes", "blob",
                "bytewise", "text",
                "withoutRowid", "without rowid",
                "plateBytewise", "");
    }

    @Override
    RuntimeException meaningOf(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return new SqlFailure(failure);
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_BUSY, SQLITE_LOCKED -> unavailable(failure);
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN -> storageFailed(failure);
            default -> new SqlFailure(failure);
        };
    }

    /** Extended codes tell where it happened; the low byte tells what. */
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE);
    }

    @Override
    String locked() {
        return "";
    }

    @Override
    String skipLocked() {
        return "";
    }

    @Override
    String json(String column) {
        return column;
    }

    @Override
    void beforeAppend(Sql sql, OrgId org) {
        // One writer numbers and commits in the same order.
    }

    @Override
    void awaitAppends(Sql sql, OrgId org) {
        // One writer numbers and commits in the same order.
    }

    /** A connection that may write, in auto-commit: transactions are said by hand. */
    Connection openWriter() throws SQLException {
        return source().getConnection();
    }

    /** A connection that only reads. */
    Connection openReader() throws SQLException {
        Connection connection = source().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("pragma query_only = true");
        }
        return connection;
    }

    SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        // Otherwise the driver prepares and runs a query for the last key after every change.
        config.setGetGeneratedKeys(false);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
