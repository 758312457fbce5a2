package dev.fovea.core.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.ApiCall;
import dev.fovea.model.ApiCallFilter;
import dev.fovea.model.IntakePolicy;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCallsTest {
    private static final ApiCallFilter ALL = new ApiCallFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static ApiCall call(int number, int status) {
        return new ApiCall(
                Optional.empty(),
                "req_" + number,
                Instant.EPOCH,
                "hub",
                "POST",
                "/detections",
                "/detections",
                "",
                Optional.empty(),
                "192.0.2.1",
                status,
                Duration.ofMillis(1),
                10,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new ApiCall.Body("{\"a\":1}", false)));
    }

    private int kept() {
        return store.read(session -> session.apiCalls().list(Optional.empty(), ALL, OptionalLong.empty(), 10_000))
                .calls()
                .size();
    }

    @Test
    void what_waits_is_written_at_the_end() {
        try (RecordCalls calls = new RecordCalls(store, true)) {
            IntStream.range(0, 600).forEach(number -> calls.note(call(number, 400)));
        }
        assertThat(kept()).isEqualTo(600);
    }

    @Test
    void when_the_store_stands_still_calls_go_on_and_what_succeeded_is_dropped_first() {
        CountDownLatch stuck = new CountDownLatch(1);
        RecordCalls calls = new RecordCalls(new StandingStore(store, stuck), true);
        IntStream.range(0, 3000).forEach(number -> calls.note(call(number, 200)));
        assertThat(calls.dropped()).isGreaterThanOrEqualTo(3000 - 1001 - 250);
        long before = calls.dropped();
        IntStream.range(0, 500).forEach(number -> calls.note(call(number, 500)));
        assertThat(calls.dropped()).isEqualTo(before);
        stuck.countDown();
        calls.close();
        assertThat(kept() + calls.dropped()).isEqualTo(3500);
    }

    @Test
    void a_store_that_fails_costs_the_notes_and_nothing_else() {
        RecordCalls calls = new RecordCalls(new FailingStore(store), true);
        calls.note(call(1, 200));
        calls.close();
        assertThat(calls.dropped()).isEqualTo(1);
    }

    @Test
    void bodies_are_left_out_when_nobody_wants_them() {
        try (RecordCalls calls = new RecordCalls(store, false)) {
            calls.note(call(1, 400));
        }
        assertThat(new CallQueries(store).get(Optional.empty(), "req_1").body()).isEmpty();
    }

    /** Lets no transaction begin before it is told. */
    private record StandingStore(Store store, CountDownLatch go) implements Store {
        @Override
        public <R> R inTransaction(Function<Session, R> work) {
            try {
                go.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return store.inTransaction(work);
        }

        @Override
        public <R> R read(Function<Session, R> work) {
            return store.read(work);
        }

        @Override
        public boolean healthy() {
            return store.healthy();
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** Has no room left. */
    private record FailingStore(Store store) implements Store {
        @Override
        public <R> R inTransaction(Function<Session, R> work) {
            throw new FoveaException(new FoveaError.StorageFailed("full"));
        }

        @Override
        public <R> R read(Function<Session, R> work) {
            return store.read(work);
        }

        @Override
        public boolean healthy() {
            return store.healthy();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
