package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.deliver.Bell;
import dev.fovea.core.follow.EventFilter;
import dev.fovea.core.follow.EventWatch;
import dev.fovea.core.follow.EventWatch.Listener;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.error.FoveaException;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stream says while nothing happens, and how it ends. */
@Timeout(30)
class EventStreamTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final EventFilter JOBS = EventFilter.of(List.of("job.*"), Optional.empty());

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Store store;
    private EventWatch watch;
    private OrgId org;

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        watch = new EventWatch(store, new Bell(), 10);
        org = store.inTransaction(session -> {
            OrgId added = session.organisations()
                    .add(UUID.randomUUID(), "acme", START)
                    .orElseThrow()
                    .id();
            for (String type : List.of("job.queued", "image.stored", "image.stored", "job.failed", "image.stored")) {
                session.events().append(added, type, "s", "{}", START);
            }
            return added;
        });
    }

    @AfterEach
    void close() {
        watch.close();
        store.close();
    }

    /** Access for so many looks. */
    private static Runnable accessFor(int looks) {
        AtomicInteger left = new AtomicInteger(looks);
        return () -> {
            if (left.getAndDecrement() == 0) {
                throw new FoveaException(new Unauthenticated(Proof.ACCESS_TOKEN, Flaw.EXPIRED));
            }
        };
    }

    private String told(Duration heartbeat, Runnable access) throws Exception {
        try (Listener listener = watch.listen(org)) {
            new EventStream(listener, JOBS, new OneByOne(), new Frames(out), access, heartbeat, Clock.systemUTC())
                    .run(0);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<Long> numbers() {
        return store.read(session -> session.events().list(org, 0, 10)).stream()
                .map(event -> event.number())
                .toList();
    }

    @Test
    void a_sign_of_life_moves_the_position_over_what_was_not_wanted_and_a_lost_access_ends_the_stream()
            throws Exception {
        List<Long> numbers = numbers();
        List<String> ids = told(Duration.ofMillis(10), accessFor(3))
                .lines()
                .filter(line -> line.startsWith("id: "))
                .toList();
        long last = numbers.getLast();
        assertThat(ids)
                .containsExactly(
                        "id: 0",
                        "id: " + numbers.get(0),
                        "id: " + numbers.get(3),
                        "id: " + last,
                        "id: " + last,
                        "id: " + last);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("retry: 2000\nid: 0\n\n")
                .contains(": heartbeat\nid: " + last + "\n\n")
                .endsWith("event: end\ndata: {\"reason\":\"unauthorized\"}\n\n");
    }

    @Test
    void counts_wait_for_their_turn_and_only_the_last_message_of_a_turn_moves_the_position() throws Exception {
        Frames frames = new Frames(out);
        Counted counted = new Counted();
        Instant now = START;
        store.read(session -> session.events().list(org, 0, 10)).forEach(counted::take);
        counted.tell(frames, 99, now);
        IntStream.range(0, 3)
                .forEach(_ ->
                        store.read(session -> session.events().list(org, 0, 10)).forEach(counted::take));
        counted.tell(frames, 100, now.plusMillis(249));
        assertThat(counted.pause(now.plusMillis(249), Duration.ofSeconds(9))).isEqualTo(Duration.ofMillis(1));
        frames.flush();
        long last = numbers().getLast();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("event: images\ndata: {\"topic\":\"images\",\"count\":3,\"last\":" + last
                        + ",\"types\":{\"image.stored\":3}}\n\nid: 99\nevent: jobs\ndata: {\"topic\":\"jobs\","
                        + "\"count\":2,\"last\":" + numbers().get(3)
                        + ",\"types\":{\"job.failed\":1,\"job.queued\":1}}\n\n");
        counted.tell(frames, 100, now.plusMillis(250));
        frames.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"count\":9").contains("\"count\":6");
        assertThat(counted.pause(now, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void a_stream_ends_with_the_watch() throws Exception {
        Runnable stopping = () -> Thread.startVirtualThread(watch::close);
        assertThat(told(Duration.ofMillis(10), stopping)).endsWith("event: end\ndata: {\"reason\":\"stopping\"}\n\n");
    }
}
