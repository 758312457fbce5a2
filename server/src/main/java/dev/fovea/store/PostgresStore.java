package dev.fovea.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store in PostgreSQL: one connection per transaction, behind a fair queue. */
final class PostgresStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
    private static final int ATTEMPTS = 5;
    private static final long WAIT_SECONDS = 30;
    private static final int PROBE_SECONDS = 2;

    private final Postgres database;
    private final IntakePolicy defaults;
    private final HikariDataSource pool;
    private final Semaphore permits;
    private final int connections;

    private PostgresStore(Postgres database, IntakePolicy defaults, HikariDataSource pool, int connections) {
        this.database = database;
        this.defaults = defaults;
        this.pool = pool;
        this.connections = connections;
        // Hikari lets virtual threads overtake each other for seconds; this queue does not.
        this.permits = new Semaphore(connections, true);
    }

    static PostgresStore open(PostgresAddress address, IntakePolicy defaults, PoolSettings settings) {
        Postgres database = new Postgres();
        HikariDataSource pool = new HikariDataSource(config(address, settings));
        try {
            database.migrate(pool);
            return new PostgresStore(database, defaults, pool, settings.connections());
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig config(PostgresAddress address, PoolSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.connections());
        config.setAutoCommit(false);
        config.addDataSourceProperty("stringtype", "unspecified");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "fovea");
        return config;
    }

    @Override
    public <R> R inTransaction(Function<Session, R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, false);
            } catch (SqlFailure e) {
                if (attempt == ATTEMPTS || !database.lostRace(e.failure())) {
                    throw database.meaningOf(e.failure());
                }
                LOG.debug("attempt {} lost a race", attempt, e);
            }
        }
    }

    @Override
    public <R> R read(Function<Session, R> work) {
        try {
            return once(work, true);
        } catch (SqlFailure e) {
            throw database.meaningOf(e.failure());
        }
    }

    private <R> R once(Function<Session, R> work, boolean readOnly) {
        acquire();
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(readOnly);
            R result = run(work, connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        } finally {
            permits.release();
        }
    }

    private <R> R run(Function<Session, R> work, Connection connection) throws SQLException {
        boolean done = false;
        try {
            R result = work.apply(SqlSession.over(new Sql(connection), database, defaults));
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("the connection is gone, and with it the transaction", e);
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Database.crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Database.crowded();
        }
    }

    @Override
    public boolean healthy() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PROBE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Finishes running transactions. */
    @Override
    public void close() {
        permits.acquireUninterruptibly(connections);
        pool.close();
    }
}
