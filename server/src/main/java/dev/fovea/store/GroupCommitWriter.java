package dev.fovea.store;

import dev.fovea.core.port.Store.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to SQLite. It takes what has queued up, runs it in one transaction, each piece behind a
 * savepoint (the first needs none: when it fails, there is nothing else to keep), and lets the callers go after the common
 * commit: many calls, one sync of the disk. It is a platform thread because native calls would hold the carrier of a
 * virtual one.
 */
final class GroupCommitWriter implements AutoCloseable {
    static final int LARGEST_GROUP = 256;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final long IDLE_MS = 50;

    private final Sql sql;
    private final Session session;
    private final Database database;
    private final BlockingQueue<QueuedWork<?>> queue;
    private final Thread thread;
    private volatile boolean closed;

    GroupCommitWriter(Sql sql, Session session, Database database, int capacity) {
        this.sql = sql;
        this.session = session;
        this.database = database;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Runs the work in a transaction of its group; returns once it is committed. */
    <R> R submit(Function<Session, R> work) {
        if (thread.equals(Thread.currentThread())) {
            throw new IllegalStateException("a transaction inside a transaction would wait for itself");
        }
        QueuedWork<R> queued = new QueuedWork<>(work);
        if (closed || !queue.offer(queued)) {
            throw Database.crowded();
        }
        // The writer may have looked for the last time between the two checks.
        if (closed && queue.remove(queued)) {
            throw Database.crowded();
        }
        return queued.await();
    }

    /** How many transactions wait for their turn. */
    int waiting() {
        return queue.size();
    }

    /** Finishes what was taken in, then stops. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            QueuedWork<?> first = take();
            if (first != null) {
                commitGroup(first);
            }
        }
    }

    private @Nullable QueuedWork<?> take() {
        try {
            return queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.warn("the writer was interrupted and goes on; it ends when the store is closed", e);
            return null;
        }
    }

    private void commitGroup(QueuedWork<?> first) {
        List<QueuedWork<?>> group = new ArrayList<>();
        group.add(first);
        try {
            sql.execute("begin immediate");
            if (first.run(session, database)) {
                runOthers(group);
                sql.execute("commit");
            } else {
                sql.execute("rollback");
            }
            group.forEach(QueuedWork::complete);
        } catch (SqlFailure e) {
            LOG.error("a group of {} transactions was not committed", group.size(), e);
            rollBack();
            RuntimeException meaning = notDurable(e.failure());
            group.forEach(work -> work.fail(meaning));
        }
    }

    /** What has queued up meanwhile goes along, so that a burst of callers shares one commit. */
    private void runOthers(List<QueuedWork<?>> group) {
        while (group.size() < LARGEST_GROUP) {
            QueuedWork<?> next = queue.poll();
            if (next == null) {
                return;
            }
            group.add(next);
            runBehindSavepoint(next);
        }
    }

    private void runBehindSavepoint(QueuedWork<?> work) {
        sql.execute("savepoint work");
        if (!work.run(session, database)) {
            // Fails when SQLite gave up the whole transaction, e.g. on a full disk: then the group fails.
            sql.execute("rollback to work");
        }
        sql.execute("release work");
    }

    private void rollBack() {
        try {
            sql.execute("rollback");
        } catch (SqlFailure e) {
            LOG.debug("nothing to roll back", e);
        }
    }

    /** Whatever stopped the group, nothing of it is durable. */
    private RuntimeException notDurable(SQLException failure) {
        RuntimeException meaning = database.meaningOf(failure);
        return meaning instanceof SqlFailure ? Database.storageFailed(failure) : meaning;
    }
}
