package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.deliver.Bell;
import dev.fovea.core.follow.EventFeed;
import dev.fovea.core.follow.EventFilter;
import dev.fovea.core.follow.EventWatch;
import dev.fovea.core.follow.EventWatch.Listener;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaError.Unavailable;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What whoever follows the event log is promised over every store. Each test has an organisation of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FollowContract {
    private static final int READERS = 32;
    private static final int EVENTS = 1000;
    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NONE = Duration.ZERO;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Store store;
    private OrgId org;
    private Bell bell;
    private EventWatch watch;
    private EventFeed feed;

    /** A store on an empty database. */
    abstract Store open() throws Exception;

    @BeforeAll
    void openStore() throws Exception {
        store = open();
    }

    @AfterAll
    void closeStore() {
        threads.shutdownNow();
        store.close();
    }

    @BeforeEach
    void watch() {
        org = anotherOrganisation();
        bell = new Bell();
        watch = new EventWatch(store, bell, READERS);
        feed = new EventFeed(store, watch, Clock.systemUTC());
    }

    @AfterEach
    void endWatch() {
        watch.close();
    }

    private OrgId anotherOrganisation() {
        return store.inTransaction(session -> Samples.organisation(session, "org-" + UUID.randomUUID()));
    }

    private void append(OrgId owner, String type, String subject) {
        var _ = store.inTransaction(session -> {
            session.events().append(owner, type, subject, "{}", NOW);
            return owner;
        });
        bell.ring();
    }

    private EventFeed.Portion read(EventFilter filter, OptionalLong after, int limit, Duration patience) {
        return feed.read(new EventFeed.Query(org, filter, after, limit, patience));
    }

    private EventFeed.Portion readFrom(long after, int limit) {
        return read(EventFilter.NOTHING_LEFT_OUT, OptionalLong.of(after), limit, NONE);
    }

    private static List<String> subjects(List<Event> events) {
        return events.stream().map(Event::subject).toList();
    }

    @Test
    void each_of_many_who_listen_hears_every_event_once_and_in_order() throws Exception {
        OrgId noisy = anotherOrganisation();
        CountDownLatch listening = new CountDownLatch(READERS);
        List<List<Event>> heard = Race.of(READERS + WRITERS, number -> {
            if (number < READERS) {
                return hear(EVENTS, listening);
            }
            write(number - READERS, noisy, listening);
            return List.of();
        });
        List<Event> all = readFrom(0, EVENTS + 1).events();
        assertThat(all).hasSize(EVENTS);
        assertThat(all).extracting(Event::number).isSorted().doesNotHaveDuplicates();
        assertThat(heard.subList(0, READERS))
                .allSatisfy(events -> assertThat(events).containsExactlyElementsOf(all));
    }

    private List<Event> hear(int count, CountDownLatch listening) {
        List<Event> heard = new ArrayList<>();
        try (Listener listener = watch.listen(org)) {
            listening.countDown();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long after = 0;
            while (heard.size() < count && System.nanoTime() < deadline) {
                List<Event> next = listener.next(after);
                heard.addAll(next);
                after = next.isEmpty() ? after : next.getLast().number();
                listener.await(after, Duration.ofMillis(100));
            }
            return heard;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(int writer, OrgId noisy, CountDownLatch listening) {
        try {
            assertThat(listening.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        for (int i = writer; i < EVENTS; i += WRITERS) {
            append(org, "run.stored", "e" + i);
            append(noisy, "run.stored", "noise");
        }
    }

    @Test
    void one_who_comes_late_reads_from_the_log_what_the_tail_no_longer_has() throws Exception {
        try (Listener early = watch.listen(org)) {
            IntStream.range(0, 1200).forEach(i -> append(org, "run.stored", "e" + i));
            await(early, 1200);
            assertThat(hear(1200, new CountDownLatch(1)))
                    .extracting(Event::subject)
                    .hasSize(1200)
                    .startsWith("e0");
        }
    }

    private static void await(Listener listener, int events) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long after = 0;
        int heard = 0;
        while (heard < events && System.nanoTime() < deadline) {
            List<Event> next = listener.next(after);
            heard += next.size();
            after = next.isEmpty() ? after : next.getLast().number();
            listener.await(after, Duration.ofMillis(100));
        }
        assertThat(heard).isEqualTo(events);
    }

    @Test
    void what_another_node_appends_is_heard_without_a_bell() throws Exception {
        try (Listener listener = watch.listen(org)) {
            var _ = store.inTransaction(session -> {
                session.events().append(org, "run.stored", "far", "{}", NOW);
                return org;
            });
            await(listener, 1);
        }
    }

    @Test
    void whoever_goes_on_where_an_answer_ended_misses_and_repeats_nothing() {
        IntStream.range(0, 25).forEach(i -> append(org, i % 5 == 0 ? "job.failed" : "run.stored", "e" + i));
        List<Event> pulled = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            EventFeed.Portion portion = readFrom(after, 10);
            pulled.addAll(portion.events());
            after = portion.nextAfter();
            more = portion.more();
        }
        assertThat(subjects(pulled))
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "e" + i).toList());
        assertThat(readFrom(after, 10)).isEqualTo(new EventFeed.Portion(List.of(), after, false));
    }

    @Test
    void types_families_and_subjects_are_picked() {
        append(org, "image.stored", "img_1");
        append(org, "image.arrived", "img_2");
        append(org, "job.failed", "img_1");
        assertThat(picked(List.of("image.*"), Optional.empty())).containsExactly("image.stored", "image.arrived");
        assertThat(picked(List.of("job.failed", "image.arrived"), Optional.empty()))
                .containsExactly("image.arrived", "job.failed");
        assertThat(picked(List.of("*"), Optional.of("img_1"))).containsExactly("image.stored", "job.failed");
        assertThatThrownBy(() -> picked(List.of("imag.*"), Optional.empty())).hasMessageContaining("imag.*");
    }

    private List<String> picked(List<String> types, Optional<String> subject) {
        EventFeed.Portion portion = read(EventFilter.of(types, subject), OptionalLong.of(0), 100, NONE);
        assertThat(portion.more()).isFalse();
        return portion.events().stream().map(Event::type).toList();
    }

    @Test
    void a_rare_type_is_looked_for_in_bounded_steps() {
        var _ = store.inTransaction(session -> {
            IntStream.range(0, 10_100).forEach(i -> session.events().append(org, "run.stored", "e" + i, "{}", NOW));
            session.events().append(org, "webhook.gone", "rare", "{}", NOW);
            return org;
        });
        EventFilter rare = EventFilter.of(List.of("webhook.gone"), Optional.empty());
        EventFeed.Portion first = read(rare, OptionalLong.of(0), 10, NONE);
        assertThat(first.events()).isEmpty();
        assertThat(first.more()).isTrue();
        EventFeed.Portion second = read(rare, OptionalLong.of(first.nextAfter()), 10, NONE);
        assertThat(subjects(second.events())).containsExactly("rare");
        assertThat(second.more()).isFalse();
    }

    @Test
    void a_reader_who_waits_is_answered_when_something_happens() throws Exception {
        append(org, "run.stored", "before");
        long end = read(EventFilter.NOTHING_LEFT_OUT, OptionalLong.empty(), 10, NONE)
                .nextAfter();
        EventFilter wanted = EventFilter.of(List.of("job.failed"), Optional.empty());
        Future<EventFeed.Portion> waiting = threads.submit(() -> read(wanted, OptionalLong.of(end), 10, PATIENCE));
        append(org, "run.stored", "not wanted");
        append(org, "job.failed", "wanted");
        EventFeed.Portion portion = waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(subjects(portion.events())).containsExactly("wanted");
    }

    @Test
    void a_reader_who_waits_in_vain_learns_where_to_go_on() {
        append(org, "run.stored", "not wanted");
        EventFilter wanted = EventFilter.of(List.of("job.failed"), Optional.empty());
        EventFeed.Portion portion = read(wanted, OptionalLong.of(0), 10, Duration.ofMillis(30));
        assertThat(portion.events()).isEmpty();
        assertThat(portion.nextAfter())
                .isEqualTo(readFrom(0, 10).events().getLast().number());
    }

    @Test
    void the_end_of_a_watch_lets_everybody_go_at_once() throws Exception {
        Future<EventFeed.Portion> waiting = threads.submit(
                () -> read(EventFilter.NOTHING_LEFT_OUT, OptionalLong.empty(), 10, Duration.ofMinutes(10)));
        Future<?> listening = threads.submit(() -> {
            try (Listener listener = watch.listen(org)) {
                while (!listener.ended()) {
                    listener.await(Long.MAX_VALUE, Duration.ofMinutes(10));
                }
            }
            return true;
        });
        watch.close();
        assertEnds(waiting);
        assertEnds(listening);
        assertThatThrownBy(() -> watch.listen(org)).isInstanceOf(FoveaException.class);
    }

    /** Whoever came too late was refused. */
    private static void assertEnds(Future<?> listener) throws Exception {
        try {
            var _ = listener.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(FoveaException.class);
        }
    }

    @Test
    void an_organisation_cannot_take_up_the_whole_node() {
        List<Listener> all =
                IntStream.range(0, READERS).mapToObj(_ -> watch.listen(org)).toList();
        assertThatThrownBy(() -> watch.listen(org))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isInstanceOfSatisfying(
                                        Unavailable.class,
                                        error -> assertThat(error.resource()).isEqualTo(Resource.LISTENERS)));
        watch.listen(anotherOrganisation()).close();
        all.getFirst().close();
        watch.listen(org).close();
        all.forEach(Listener::close);
    }

    @Test
    void another_organisation_sees_nothing() {
        append(org, "run.stored", "mine");
        Event mine = readFrom(0, 10).events().getFirst();
        assertThat(feed.get(org, mine.number())).isEqualTo(mine);
        OrgId stranger = anotherOrganisation();
        assertThat(feed.read(new EventFeed.Query(stranger, EventFilter.NOTHING_LEFT_OUT, OptionalLong.of(0), 10, NONE))
                        .events())
                .isEmpty();
        assertThatThrownBy(() -> feed.get(stranger, mine.number()))
                .isInstanceOfSatisfying(
                        FoveaException.class, e -> assertThat(e.error()).isInstanceOf(NotFound.class));
        try (Listener listener = watch.listen(stranger)) {
            assertThat(listener.next(0)).isEmpty();
        }
    }
}
