package dev.fovea.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Plans of SQLite. */
class SqliteSearchPlansTest extends SearchPlansContract {
    @TempDir
    static Path folder;

    @Override
    Sqlite database() {
        return new Sqlite(folder.resolve("plans.db"));
    }

    @Override
    Connection connect() throws SQLException {
        database().migrate(database().source());
        return database().openWriter();
    }

    @Override
    List<String> plan(Sql sql, Condition query) {
        return sql.list(
                "explain query plan " + query.text(),
                row -> {
                    row.skip(3);
                    return row.text();
                },
                query.args().toArray());
    }

    /** Aliases are short; a scan of a subquery or of a constant row is none of a table. */
    @Override
    boolean scans(String step, String table) {
        String alias = switch (table) {
            case "media" -> "SCAN (d|media)";
            case "sighting" -> "SCAN (g|p|d)";
            case "finding" -> "SCAN (f|d)";
            case "detection_run" -> "SCAN (r|d)";
            case "job" -> "SCAN j";
            case "job_field" -> "SCAN v";
            default -> "SCAN " + table;
        };
        return step.matches(alias + "( USING (COVERING )?INDEX .*)?");
    }

    @Override
    boolean walksAll(String step) {
        return step.contains("media_by_org") || step.contains("sighting_by_org");
    }
}
