package dev.fovea.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Plans of PostgreSQL. On empty tables it would read everything; told not to, it does so only where nothing else is
 * possible.
 */
@ExtendWith(SharedPostgres.class)
class PostgresSearchPlansTest extends SearchPlansContract {
    private final Postgres database = new Postgres();
    private final String url;

    PostgresSearchPlansTest(SharedPostgres.Server server) throws SQLException {
        this.url = server.freshDatabase();
    }

    @Override
    Database database() {
        return database;
    }

    @Override
    Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        PostgresAddress address = PostgresAddress.parse(url);
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user().orElseThrow());
        database.migrate(source);
        Connection connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
        }
        return connection;
    }

    @Override
    List<String> plan(Sql sql, Condition query) {
        return sql.list("explain " + query.text(), Row::text, query.args().toArray());
    }

    @Override
    boolean scans(String step, String table) {
        return step.contains("Seq Scan on " + table + " ");
    }

    /** Between two indexes it decides by statistics, which an empty table does not have. */
    @Override
    boolean walksAll(String step) {
        return false;
    }
}
