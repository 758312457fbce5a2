package dev.fovea.core.deliver;

import static dev.fovea.core.deliver.Mailroom.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.deliver.NamedAddresses.Named;
import dev.fovea.model.Actor;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FanOutTest {
    @TempDir
    Path folder;

    private Mailroom room;

    @BeforeEach
    void open() {
        room = new Mailroom(folder);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void an_event_is_told_to_every_webhook_that_hears_of_it() {
        Webhook jobs = room.subscribe(URL);
        Webhook everything = room.webhooks
                .create(room.by(), Mailroom.draft("https://all.example", Webhook.EVERYTHING))
                .webhook();
        Webhook images = room.webhooks
                .create(room.by(), Mailroom.draft("https://images.example", "image.stored"))
                .webhook();
        room.told("job 1");
        assertThat(room.only(jobs).payload()).isEqualTo("documented job 1");
        assertThat(room.only(jobs).eventType()).isEqualTo("job.completed");
        assertThat(room.only(everything).subject()).isEqualTo("job 1");
        assertThat(room.to(images)).isEmpty();
    }

    @Test
    void what_happened_before_a_webhook_was_made_is_not_told_to_it() {
        room.happens("job.completed", "before all");
        Webhook first = room.subscribe(URL);
        room.happens("job.completed", "between");
        Webhook second = room.subscribe("https://second.example");
        room.told("after");
        assertThat(room.to(first)).extracting(Delivery::subject).containsExactly("between", "after");
        assertThat(room.to(second)).extracting(Delivery::subject).containsExactly("after");
    }

    @Test
    void nothing_is_told_twice() {
        Webhook webhook = room.subscribe(URL);
        room.told("job 1");
        assertThat(room.fanOut.round()).isEqualTo(FanOut.Round.NOTHING);
        assertThat(room.to(webhook)).hasSize(1);
    }

    @Test
    void of_many_nodes_one_tells() throws Exception {
        Webhook webhook = room.subscribe(URL);
        List<String> subjects =
                IntStream.range(0, 300).mapToObj(number -> "job " + number).toList();
        subjects.forEach(subject -> room.happens("job.completed", subject));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(_ -> nodes.submit(() -> {
                        start.await();
                        FanOut node = room.fanOut();
                        while (node.round().events() > 0) {
                            Thread.onSpinWait();
                        }
                        return node;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> node : running) {
                node.get();
            }
        }
        while (room.fanOut.round().events() > 0) {
            Thread.onSpinWait();
        }
        List<String> told = room
                .store
                .read(session ->
                        session.deliveries().list(room.org, webhook.id(), Optional.empty(), OptionalLong.empty(), 1000))
                .stream()
                .map(Delivery::subject)
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    void an_address_that_a_job_names_is_told_in_its_words_without_a_subscription() {
        room.store.inTransaction(session -> {
            room.addressTargets.ensure(session, room.org, URL);
            return URL;
        });
        room.named.put("job 1", List.of(new Named(URL, Vocabulary.DEPLOYED)));
        room.told("job 1");
        room.told("job of nobody");
        Webhook address = room.webhooks.listAll(room.org).getFirst();
        assertThat(address.kind()).isEqualTo(Webhook.Kind.ADDRESS);
        assertThat(address.signature()).isEqualTo(Webhook.SignatureFormat.PREFIXED);
        assertThat(room.only(address).payload()).isEqualTo("deployed job 1");
        assertThat(room.webhooks.list(room.org)).isEmpty();
    }

    @Test
    void equal_addresses_are_told_once_per_secret() {
        String secret = room.secrets.ofOrganisation(room.org);
        Webhook own = room.subscribe(URL);
        Webhook other = room.webhooks
                .create(room.by(), Mailroom.draft(URL, "job.completed").withSecret("another secret of mine"))
                .webhook();
        Webhook same = room.subscribe(URL);
        Webhook shared = room.webhooks
                .create(room.by(), Mailroom.draft("https://shared.example", "*").withSecret(secret))
                .webhook();
        room.named.put("job 1", List.of(new Named("https://shared.example", Vocabulary.DOCUMENTED)));
        room.told("job 1");
        assertThat(List.of(
                        room.to(own).size(),
                        room.to(other).size(),
                        room.to(same).size()))
                .isEqualTo(List.of(1, 1, 0));
        assertThat(room.to(shared)).hasSize(1);
        assertThat(room.webhooks.listAll(room.org))
                .filteredOn(webhook -> webhook.kind() == Webhook.Kind.ADDRESS)
                .allSatisfy(address -> assertThat(room.to(address)).isEmpty());
    }

    @Test
    void a_webhook_that_is_switched_off_misses_what_happens_and_a_disabled_one_gathers_it() {
        Webhook off = room.subscribe(URL);
        Webhook disabled = room.subscribe("https://disabled.example");
        room.webhooks.change(room.by(), off.id(), draft -> draft.withActive(false));
        room.store.inTransaction(session -> {
            session.webhooks().disable(disabled.id(), Optional.of(room.clock.instant()));
            return disabled;
        });
        room.told("job 1");
        assertThat(room.to(off)).isEmpty();
        assertThat(room.only(disabled).state()).isEqualTo(Delivery.State.HELD);
    }

    @Test
    void an_organisation_hears_nothing_of_another() {
        Webhook webhook = room.subscribe(URL);
        room.store.inTransaction(session -> {
            var other = session.organisations()
                    .add(UUID.randomUUID(), "other", room.clock.instant())
                    .orElseThrow();
            session.webhooks().follow(other.id());
            session.events().append(other.id(), "job.completed", "theirs", "{}", room.clock.instant());
            return other;
        });
        assertThat(room.fanOut.round().events()).isPositive();
        assertThat(room.to(webhook)).isEmpty();
    }

    @Test
    void an_event_about_something_that_is_gone_is_passed_over() {
        Webhook webhook = room.subscribe(URL);
        room.happens("job.completed", "gone long ago");
        room.told("job 1");
        assertThat(room.to(webhook)).extracting(Delivery::subject).containsExactly("job 1");
    }

    @Test
    void a_fault_with_an_event_of_one_organisation_does_not_hold_up_another() {
        room.subscribe("https://first.example");
        room.happens("job.completed", "broken");
        OrgId other = room.organisation("other");
        Webhook theirs = room.webhooks
                .create(Actor.server(other), Mailroom.draft(URL, "*"))
                .webhook();
        room.store.inTransaction(session -> {
            session.events().append(other, "job.completed", "theirs", "{}", room.clock.instant());
            return other;
        });
        assertThat(room.fanOut.round().deliveries()).isEqualTo(1);
        assertThat(room.deliveries
                        .page(other, theirs.id(), Optional.empty(), OptionalLong.empty(), 10)
                        .items())
                .extracting(Delivery::subject)
                .containsExactly("theirs");
    }

    @Test
    void events_that_nobody_words_are_passed_over() {
        Webhook everything = room.webhooks
                .create(room.by(), Mailroom.draft(URL, Webhook.EVERYTHING))
                .webhook();
        room.happens("secret.thing", "x");
        room.told("job 1");
        assertThat(room.to(everything)).extracting(Delivery::eventType).containsExactly("job.completed");
        assertThat(Set.copyOf(room.events())).contains("secret.thing", "webhook.created");
    }
}
