package dev.fovea.store;

import dev.fovea.core.port.Store;
import dev.fovea.model.IntakePolicy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The store in a SQLite file: one writer that commits groups, readers beside it. */
final class SqliteStore implements Store {
    private static final long READER_WAIT_SECONDS = 30;

    private final Sqlite database;
    private final Sql writerSql;
    private final GroupCommitWriter writer;
    private final List<Reader> readers = new ArrayList<>();
    private final Queue<Reader> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore permits;

    private SqliteStore(Sqlite database, IntakePolicy defaults, PoolSettings pool) throws SQLException {
        this.database = database;
        writerSql = new Sql(database.openWriter());
        writer = new GroupCommitWriter(
                writerSql, SqlSession.over(writerSql, database, defaults), database, pool.queued());
        for (int i = 0; i < pool.readers(); i++) {
            Sql sql = new Sql(database.openReader());
            readers.add(new Reader(sql, SqlSession.over(sql, database, defaults)));
        }
        idle.addAll(readers);
        permits = new Semaphore(pool.readers(), true);
    }

    static SqliteStore open(Sqlite database, IntakePolicy defaults, PoolSettings pool) {
        try {
            database.migrate(database.source());
            SqliteStore store = new SqliteStore(database, defaults, pool);
            store.writer.start();
            return store;
        } catch (SQLException e) {
            throw database.meaningOf(e);
        }
    }

    private record Reader(Sql sql, Session session) {}

    @Override
    public <R> R inTransaction(Function<Session, R> work) {
        return writer.submit(work);
    }

    @Override
    public <R> R read(Function<Session, R> work) {
        acquire();
        try {
            Reader reader = idle.remove();
            try {
                return snapshot(reader, work);
            } finally {
                idle.add(reader);
            }
        } catch (SqlFailure e) {
            throw database.meaningOf(e.failure());
        } finally {
            permits.release();
        }
    }

    /** All queries of one read see the same state. */
    private static <R> R snapshot(Reader reader, Function<Session, R> work) {
        reader.sql.execute("begin");
        try {
            return work.apply(reader.session);
        } finally {
            reader.sql.execute("rollback");
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(READER_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Database.crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Database.crowded();
        }
    }

    @Override
    public boolean healthy() {
        try {
            inTransaction(session -> session.organisations().list());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Finishes queued transactions and running reads. */
    @Override
    public void close() {
        writer.close();
        permits.acquireUninterruptibly(readers.size());
        readers.forEach(reader -> reader.sql.close());
        writerSql.close();
    }
}
