package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the database that an operator named. */
public final class Stores {
    private static final String SQLITE = "sqlite:";

    private Stores() {}

    /**
     * Opens the database, bringing its tables up to date.
     *
     * @param url {@code sqlite:} for {@code fovea.db} in the data folder, {@code sqlite:FILE} for another file,
     *     {@code postgresql://user:password@host/name} or {@code jdbc:postgresql://…} for PostgreSQL
     * @param dataDir made when it is missing
     * @param defaults how images are collected where nobody set anything else
     * @throws IllegalArgumentException when the URL is of none of these forms
     */
    public static Store open(String url, Path dataDir, IntakePolicy defaults, PoolSettings pool) {
        String plain = plain(url);
        if (isSqlite(url)) {
            return SqliteStore.open(new Sqlite(sqliteFile(url, dataDir)), defaults, pool);
        }
        if (plain.startsWith("postgresql:") || plain.startsWith("postgres:")) {
            return PostgresStore.open(PostgresAddress.parse(url), defaults, pool);
        }
        throw new IllegalArgumentException("neither sqlite: nor postgresql: at the start of the database URL");
    }

    static boolean isSqlite(String url) {
        return plain(url).startsWith(SQLITE);
    }

    /** The file of an SQLite database. */
    static Path sqliteFile(String url, Path dataDir) {
        return file(plain(url).substring(SQLITE.length()), dataDir);
    }

    private static String plain(String url) {
        return url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    }

    private static Path file(String name, Path dataDir) {
        try {
            Path file = dataDir.resolve(name.isEmpty() ? "fovea.db" : name).toAbsolutePath();
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be made", e);
        }
    }
}
