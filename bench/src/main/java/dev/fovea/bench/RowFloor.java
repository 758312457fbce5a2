package dev.fovea.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The least that recording the calls durably takes: the very rows that a server wrote for them, inserted again into a database
 * of the same tables and indexes by one thread, 256 calls a commit, every commit synced. Nothing is looked up, and foreign keys
 * are not checked.
 */
final class RowFloor {
    private static final int CALLS_PER_COMMIT = 256;
    private static final int MOST_CALLS = 20_000;
    private static final List<String> TABLES =
            List.of("natural_key", "media", "receipt", "detection_run", "finding", "run_centroids", "event", "job");

    private final List<String> schema;
    private final List<Rows> tables;
    private final int calls;

    private RowFloor(List<String> schema, List<Rows> tables, int calls) {
        this.schema = schema;
        this.tables = tables;
        this.calls = calls;
    }

    /** Rows of one table. */
    private record Rows(String table, List<Object[]> rows) {}

    /**
     * Takes over what a server wrote.
     *
     * @param perCall the table that gets one row a call
     */
    static RowFloor of(Path database, String perCall) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> schema = new ArrayList<>();
            for (Object[] row : rows(
                    statement,
                    "select sql from sqlite_master where sql is not null" + " and name not like 'sqlite_%'")) {
                schema.add((String) row[0]);
            }
            long all = count(statement, perCall);
            int calls = (int) Math.min(all, MOST_CALLS);
            List<Rows> tables = new ArrayList<>();
            for (String table : TABLES) {
                long share = Math.ceilDiv(count(statement, table) * calls, all);
                tables.add(new Rows(table, rows(statement, "select * from " + table + " limit " + share)));
            }
            return new RowFloor(schema, tables, calls);
        }
    }

    int calls() {
        return calls;
    }

    /** Inserts all of it into a new file; how long that took. */
    Duration insert(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            for (String definition : schema) {
                statement.execute(definition);
            }
            connection.setAutoCommit(false);
            long started = System.nanoTime();
            insert(connection);
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    private void insert(Connection connection) throws SQLException {
        List<PreparedStatement> statements = new ArrayList<>();
        for (Rows table : tables) {
            int columns = table.rows().isEmpty() ? 1 : table.rows().getFirst().length;
            String marks = String.join(",", Collections.nCopies(columns, "?"));
            statements.add(
                    table.rows().isEmpty()
                            ? connection.prepareStatement("select ?")
                            : connection.prepareStatement("insert into " + table.table() + " values (" + marks + ")"));
        }
        int commits = Math.ceilDiv(calls, CALLS_PER_COMMIT);
        for (int commit = 0; commit < commits; commit++) {
            for (int i = 0; i < statements.size(); i++) {
                insert(statements.get(i), tables.get(i).rows(), commit, commits);
            }
            connection.commit();
        }
        for (PreparedStatement statement : statements) {
            statement.close();
        }
    }

    private static void insert(PreparedStatement statement, List<Object[]> rows, int commit, int commits)
            throws SQLException {
        int from = (int) ((long) rows.size() * commit / commits);
        int to = (int) ((long) rows.size() * (commit + 1) / commits);
        for (Object[] row : rows.subList(from, to)) {
            for (int column = 0; column < row.length; column++) {
                statement.setObject(column + 1, row[column]);
            }
            statement.executeUpdate();
        }
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*) from " + table)) {
            return result.getLong(1);
        }
    }

    private static List<Object[]> rows(Statement statement, String query) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = result.getObject(column + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
