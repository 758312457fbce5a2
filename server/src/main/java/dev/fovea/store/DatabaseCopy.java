package dev.fovea.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * A copy of the whole database as it is at one moment, also while servers write to it: SQLite's own {@code VACUUM INTO}, or
 * PostgreSQL's {@code pg_dump}, which must be installed.
 */
public final class DatabaseCopy {
    private final String url;
    private final Path dataDir;

    /** Of the database that an operator named, see {@link Stores#open}. */
    public DatabaseCopy(String url, Path dataDir) {
        this.url = url;
        this.dataDir = dataDir;
    }

    /** What the copy is called in a folder; it tells of which database it is. */
    public String fileName() {
        return isSqlite() ? "fovea.db" : "fovea.pgdump";
    }

    /**
     * Writes the copy; a file of that name is replaced when the copy is whole.
     *
     * @throws IOException with a sentence for the operator
     */
    public void writeTo(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (isSqlite()) {
            vacuumInto(fresh);
        } else {
            run(List.of("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + fresh));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Makes the database what the copy holds; what it held before is gone. No server may be running.
     *
     * @throws IOException with a sentence for the operator
     */
    public void readFrom(Path file) throws IOException {
        if (!isSqlite()) {
            run(List.of(
                    "pg_restore",
                    "--clean",
                    "--if-exists",
                    "--no-owner",
                    "--no-privileges",
                    "--single-transaction",
                    "--dbname=" + address().libpq(),
                    file.toString()));
            return;
        }
        Path place = Stores.sqliteFile(url, dataDir);
        for (String part : List.of("-wal", "-shm")) {
            Files.deleteIfExists(place.resolveSibling(place.getFileName() + part));
        }
        Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Insists that a copy can be read as a whole.
     *
     * @throws IOException when it is damaged
     */
    public void check(Path file) throws IOException {
        if (!isSqlite()) {
            run(List.of("pg_restore", "--list", "--file=/dev/null", file.toString()));
            return;
        }
        try (Connection connection = untouched(file);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("pragma integrity_check")) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw new IOException(file + " is damaged: " + answer.getString(1));
            }
        } catch (SQLException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A connection that leaves the file as it is; the usual ones would switch its journal. */
    private static Connection untouched(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private void vacuumInto(Path file) throws IOException {
        Path place = Stores.sqliteFile(url, dataDir);
        if (!Files.exists(place)) {
            throw new IOException("there is no database at " + place);
        }
        try (Connection connection = new Sqlite(place).source().getConnection();
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, file.toString());
            var _ = vacuum.execute();
        } catch (SQLException e) {
            throw new IOException("the database cannot be copied: " + e.getMessage(), e);
        }
    }

    /** PostgreSQL's own tools; the password goes by the environment, where other users do not see it. */
    private void run(List<String> command) throws IOException {
        List<String> line = new ArrayList<>(command);
        if (command.getFirst().equals("pg_dump")) {
            line.add(address().libpq());
        }
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        address().password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new IOException(
                    "a PostgreSQL database is copied by its own tools (package postgresql-client): " + e.getMessage(),
                    e);
        }
    }

    private PostgresAddress address() {
        return PostgresAddress.parse(url);
    }

    private boolean isSqlite() {
        return Stores.isSqlite(url);
    }
}
