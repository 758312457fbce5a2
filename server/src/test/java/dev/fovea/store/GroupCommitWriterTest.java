package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.StorageFailed;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Organisation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that are committed together stand or fall alone. */
class GroupCommitWriterTest {
    private static final FoveaError DATABASE_BUSY = new Unavailable(Resource.DATABASE, Duration.ofSeconds(1));
    private static final int CAPACITY = 20;

    @TempDir
    Path folder;

    private Sqlite database;
    private Sql sql;
    private GroupCommitWriter writer;

    @BeforeEach
    void startWriter() throws SQLException {
        database = new Sqlite(folder.resolve("group.db"));
        database.migrate(database.source());
        sql = new Sql(database.openWriter());
        writer = new GroupCommitWriter(sql, SqlSession.over(sql, database, IntakePolicy.DEFAULT), database, CAPACITY);
        writer.start();
    }

    @AfterEach
    void stopWriter() {
        writer.close();
        sql.close();
    }

    @Test
    void commits_are_synced_and_readers_cannot_write() throws SQLException {
        try (Sql fresh = new Sql(database.openWriter());
                Sql reader = new Sql(database.openReader())) {
            assertThat(fresh.number("pragma synchronous")).isEqualTo(2);
            assertThat(fresh.insertReturning("pragma journal_mode", Row::text)).isEqualTo("wal");
            assertThat(fresh.number("pragma foreign_keys")).isEqualTo(1);
            assertThat(fresh.number("pragma busy_timeout")).isEqualTo(30_000);
            assertThat(reader.number("pragma query_only")).isEqualTo(1);
        }
    }

    @Test
    void only_the_failing_ones_of_a_group_are_undone() throws Exception {
        List<CompletableFuture<Organisation>> group = inOneGroup(List.of(
                session -> add(session, "first"),
                session -> {
                    add(session, "undone");
                    throw new IllegalStateException("of the second");
                },
                session -> add(session, "third"),
                session -> {
                    add(session, "also undone");
                    return add(session, "first");
                }));
        assertThat(group.get(0).get().name()).isEqualTo("first");
        assertThatThrownBy(() -> group.get(1).get()).hasRootCauseMessage("of the second");
        assertThat(group.get(2).get().name()).isEqualTo("third");
        assertThatThrownBy(() -> group.get(3).get()).hasRootCauseMessage("No value present");
        assertThat(names()).containsExactly("first", "third");
    }

    @Test
    void an_error_of_the_machine_in_one_work_leaves_the_writer_running() throws Exception {
        List<CompletableFuture<Organisation>> group = inOneGroup(List.of(
                _ -> {
                    throw new StackOverflowError("deep");
                },
                session -> add(session, "next")));
        assertThatThrownBy(() -> group.getFirst().get()).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(group.getLast().get().name()).isEqualTo("next");
    }

    @Test
    void when_the_disk_is_full_nothing_is_acknowledged_and_the_writer_goes_on() throws Exception {
        writer.submit(session -> add(session, "before"));
        writer.submit(_ -> sql.number("pragma max_page_count = 1"));
        List<CompletableFuture<Organisation>> group =
                inOneGroup(List.of(session -> addMany(session, "a"), session -> addMany(session, "b")));
        for (CompletableFuture<Organisation> refused : group) {
            assertThatThrownBy(refused::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            FoveaException.class, e -> assertThat(e.error()).isInstanceOf(StorageFailed.class));
        }
        assertThat(names()).containsExactly("before");
        writer.submit(_ -> sql.number("pragma max_page_count = 1000000"));
        writer.submit(session -> add(session, "after"));
        assertThat(names()).containsExactly("before", "after");
    }

    @Test
    void when_another_process_keeps_the_lock_the_caller_may_try_again() throws Exception {
        writer.submit(_ -> sql.number("pragma busy_timeout = 20"));
        try (Connection other = database.openWriter();
                var statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> writer.submit(session -> add(session, "waiting")))
                    .isInstanceOfSatisfying(
                            FoveaException.class, e -> assertThat(e.error()).isEqualTo(DATABASE_BUSY));
            statement.execute("rollback");
        }
        assertThat(writer.submit(session -> add(session, "waiting")).name()).isEqualTo("waiting");
    }

    @Test
    void more_than_the_queue_holds_is_refused() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> blocker = block(release);
            List<CompletableFuture<Organisation>> queued = new ArrayList<>();
            for (int i = 0; i < CAPACITY + 5; i++) {
                String name = "queued " + i;
                queued.add(CompletableFuture.supplyAsync(() -> writer.submit(session -> add(session, name)), executor));
            }
            List<CompletableFuture<Organisation>> refused = queued;
            while (refused.stream().filter(CompletableFuture::isDone).count() < 5) {
                Thread.onSpinWait();
            }
            release.countDown();
            blocker.get();
            assertThat(queued.stream().filter(GroupCommitWriterTest::wasRefused))
                    .hasSize(5);
        }
        assertThat(names()).hasSize(CAPACITY);
    }

    private static boolean wasRefused(CompletableFuture<Organisation> future) {
        return future.handle((_, failure) -> failure != null
                        && failure.getCause() instanceof FoveaException e
                        && e.error().equals(DATABASE_BUSY))
                .join();
    }

    @Test
    void closing_finishes_what_was_taken_in_and_refuses_the_rest() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> blocker = block(release);
        CompletableFuture<Organisation> queued =
                CompletableFuture.supplyAsync(() -> writer.submit(session -> add(session, "queued")));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            while (queueIsEmpty()) {
                Thread.onSpinWait();
            }
            release.countDown();
            writer.close();
        });
        closing.get();
        blocker.get();
        assertThat(queued.get().name()).isEqualTo("queued");
        assertThatThrownBy(() -> writer.submit(session -> add(session, "late")))
                .isInstanceOfSatisfying(
                        FoveaException.class, e -> assertThat(e.error()).isEqualTo(DATABASE_BUSY));
    }

    private boolean queueIsEmpty() {
        return writer.waiting() == 0;
    }

    @Test
    void a_transaction_inside_a_transaction_is_refused() {
        assertThatThrownBy(() -> writer.submit(_ -> writer.submit(session -> add(session, "inner"))))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Holds the writer until all the works are queued, so that they are committed together. */
    private List<CompletableFuture<Organisation>> inOneGroup(List<Function<Session, Organisation>> works)
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> blocker = block(release);
            List<CompletableFuture<Organisation>> group = new ArrayList<>();
            for (int i = 0; i < works.size(); i++) {
                Function<Session, Organisation> work = works.get(i);
                group.add(CompletableFuture.supplyAsync(() -> writer.submit(work), executor));
                while (writer.waiting() <= i) {
                    Thread.onSpinWait();
                }
            }
            release.countDown();
            // Where the transaction as a whole fails, the blocker fails with the others.
            blocker.handle((_, failure) -> failure).get();
            return group;
        }
    }

    private CompletableFuture<Void> block(CountDownLatch release) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Void> blocker = CompletableFuture.runAsync(() -> writer.submit(_ -> {
            running.countDown();
            return await(release);
        }));
        running.await();
        return blocker;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Organisation add(Session session, String name) {
        return session.organisations().add(UUID.randomUUID(), name, NOW).orElseThrow();
    }

    private static Organisation addMany(Session session, String name) {
        Organisation last = add(session, name);
        for (int i = 0; i < 500; i++) {
            last = add(session, name + i);
        }
        return last;
    }

    private List<String> names() throws SQLException {
        try (Sql reader = new Sql(database.openReader())) {
            return reader.list("select name from organisation order by id", Row::text);
        }
    }
}
