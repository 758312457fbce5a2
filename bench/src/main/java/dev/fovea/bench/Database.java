package dev.fovea.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database of a stopped server, opened bare and without syncing: what is written here can be written again. */
final class Database implements AutoCloseable {
    private final Connection connection;
    private final boolean sqlite;

    private Database(Connection connection, boolean sqlite) {
        this.connection = connection;
        this.sqlite = sqlite;
    }

    static Database sqlite(Path file) throws SQLException {
        Database database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file), true);
        for (String pragma :
                List.of("synchronous=off", "cache_size=-1000000", "temp_store=memory", "foreign_keys=off")) {
            database.run("pragma " + pragma);
        }
        database.connection.setAutoCommit(false);
        return database;
    }

    /** @param url {@code postgresql://user:password@host:port/name} */
    static Database postgres(String url) throws SQLException {
        java.net.URI uri = java.net.URI.create(url);
        String[] login =
                Optional.ofNullable(uri.getUserInfo()).orElse("postgres:").split(":", 2);
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getAuthority().replaceFirst(".*@", "") + uri.getPath()
                        + "?reWriteBatchedInserts=true",
                login[0],
                login.length > 1 ? login[1] : "");
        connection.setAutoCommit(false);
        Database database = new Database(connection, false);
        database.run("set synchronous_commit = off");
        database.run("set session_replication_role = replica");
        return database;
    }

    Connection connection() {
        return connection;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows as they are, by column. */
    List<Map<String, Object>> rows(String query) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnName(column), result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Takes the indexes off a table that are no constraints; returns what makes them again. */
    List<String> dropIndexes(String table) throws SQLException {
        List<Map<String, Object>> indexes = rows(
                sqlite
                        ? "select name, sql as made from sqlite_master where type = 'index' and sql is not null and tbl_name = '"
                                + table + "'"
                        : "select indexname as name, indexdef as made from pg_indexes where tablename = '" + table
                                + "' and indexname not in (select conname from pg_constraint)");
        for (Map<String, Object> index : indexes) {
            run("drop index " + index.get("name"));
        }
        return indexes.stream().map(index -> String.valueOf(index.get("made"))).toList();
    }

    /** Has the database number what comes next after what is here, and look at its tables anew. */
    void settle(List<String> numbered) throws SQLException {
        if (!sqlite) {
            for (String table : numbered) {
                run("select setval(pg_get_serial_sequence('" + table + "', 'id'), (select max(id) from " + table
                        + "))");
            }
        }
        connection.commit();
        run("analyze");
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
