package dev.fovea.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Adds many rows to one table, each a copy of a row that the server wrote, but for some columns. */
final class Copies implements AutoCloseable {
    private static final int BATCH = 2_000;

    private final Database database;
    private final PreparedStatement insert;
    private final List<String> columns;
    private int waiting;

    private Copies(Database database, PreparedStatement insert, List<String> columns) {
        this.database = database;
        this.insert = insert;
        this.columns = columns;
    }

    /** @param template a row of the table, for the names of its columns */
    static Copies into(Database database, String table, Map<String, Object> template) throws SQLException {
        List<String> columns = new ArrayList<>(template.keySet());
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return new Copies(database, database.connection().prepareStatement(sql), columns);
    }

    void add(Map<String, Object> row, Map<String, Object> but) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            insert.setObject(i + 1, but.containsKey(column) ? but.get(column) : row.get(column));
        }
        insert.addBatch();
        waiting++;
        if (waiting == BATCH) {
            flush();
        }
    }

    private void flush() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    /** Writes the rest and commits. */
    @Override
    public void close() throws SQLException {
        flush();
        insert.close();
        database.connection().commit();
    }
}
