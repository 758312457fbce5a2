package dev.fovea.core.deliver;

import dev.fovea.core.deliver.NamedAddresses.Named;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Vault;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.work.Lane.Held;
import dev.fovea.crypto.AesVault;
import dev.fovea.crypto.HmacSha256;
import dev.fovea.crypto.SecureIds;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Delivery;
import dev.fovea.model.Event;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Everything that delivers, over a real store in a folder, with a clock that a test moves and receivers that it scripts. */
final class Mailroom implements AutoCloseable {
    static final String URL = "https://receiver.example/hook";
    static final Duration LEASE = Duration.ofMinutes(1);
    static final SendDeliveries.Terms TERMS = new SendDeliveries.Terms(16, 4, Duration.ofHours(24));

    final MovingClock clock = new MovingClock();
    final Ids ids = new SecureIds(clock);
    final Vault vault = new AesVault(new byte[32]);
    final Receivers receivers = new Receivers();
    final Map<String, List<Named>> named = new HashMap<>();
    final Store store;
    final OrgId org;
    final WebhookSecrets secrets;
    final AddressTargets addressTargets;
    final WebhookAdministration webhooks;
    final DeliveryQueries deliveries;
    final Redeliver redeliver;
    final SendTest sendTest;
    final FanOut fanOut;
    final SendDeliveries lane;

    Mailroom(Path folder) {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        org = organisation("default");
        secrets = new WebhookSecrets(store, ids, vault, clock);
        addressTargets = new AddressTargets(secrets, ids);
        webhooks = new WebhookAdministration(store, once(), secrets, ids, clock);
        deliveries = new DeliveryQueries(store);
        redeliver = new Redeliver(store, clock);
        sendTest = new SendTest(store, new PlainWords(), ids, clock);
        fanOut = fanOut();
        lane = lane(TERMS);
    }

    FanOut fanOut() {
        return new FanOut(
                store,
                new PlainWords(),
                (_, event) -> named.getOrDefault(event.subject(), List.of()),
                addressTargets,
                secrets,
                ids,
                clock);
    }

    SendDeliveries lane(SendDeliveries.Terms terms) {
        Signatures signatures = new Signatures(secrets, new HmacSha256());
        return new SendDeliveries(store, receivers, signatures, new RetrySchedule(() -> 0.5), clock, terms);
    }

    /** Four events are told in the words of their type, all others are not told. */
    static final class PlainWords implements EventWording {
        private static final Set<String> TOLD =
                Set.of("job.completed", "job.failed", "webhook.disabled", "delivery.failed");

        @Override
        public Optional<Worded> word(Event event, Vocabulary vocabulary) {
            if (event.subject().startsWith("gone")) {
                throw new FoveaException(new NotFound(Thing.JOB, event.subject()));
            }
            if (event.subject().startsWith("broken")) {
                throw new IllegalStateException("a word is missing");
            }
            return TOLD.contains(event.type())
                    ? Optional.of(new Worded(event.type(), vocabulary.word() + " " + event.subject()))
                    : Optional.empty();
        }

        @Override
        public Worded test(Vocabulary vocabulary, Instant now) {
            return new Worded("webhook.test", vocabulary.word() + " test");
        }
    }

    private WebhookAdministration.Once once() {
        return new WebhookAdministration.Once() {
            @Override
            public <R> Answered answer(OrgId who, Answering<R> answering, Function<Store.Session, R> work) {
                return store.inTransaction(
                        session -> Answered.first(answering.wording().apply(work.apply(session))));
            }
        };
    }

    OrgId organisation(String name) {
        return store.inTransaction(session -> session.organisations()
                .add(UUID.randomUUID(), name, clock.instant())
                .orElseThrow()
                .id());
    }

    static WebhookDraft draft(String url, String... events) {
        return new WebhookDraft(
                url,
                Set.of(events),
                Vocabulary.DOCUMENTED,
                Webhook.SignatureFormat.HEX,
                true,
                Optional.of("a secret of sixteen"));
    }

    /** Who is answerable for what the tests do. */
    Actor by() {
        return Actor.server(org);
    }

    /** A webhook for finished jobs. */
    Webhook subscribe(String url) {
        return webhooks.create(by(), draft(url, "job.completed", "job.failed")).webhook();
    }

    void happens(String type, String subject) {
        store.inTransaction(session -> {
            session.events().append(org, type, subject, "{}", clock.instant());
            return subject;
        });
    }

    /** An event, told to whoever hears of it. */
    void told(String subject) {
        happens("job.completed", subject);
        var _ = fanOut.round();
    }

    /** Attempts everything that is due now, once; returns how many attempts that were. */
    int sendDue() throws InterruptedException {
        List<Held<Sending>> due =
                lane.claim("test", clock.instant(), clock.instant().plus(LEASE), 100);
        for (Held<Sending> held : due) {
            lane.run(held);
        }
        return due.size();
    }

    /** Deliveries to the webhook, oldest first. */
    List<Delivery> to(Webhook webhook) {
        return deliveries
                .page(org, webhook.id(), Optional.empty(), OptionalLong.empty(), 100)
                .items()
                .reversed();
    }

    Delivery only(Webhook webhook) {
        List<Delivery> all = to(webhook);
        if (all.size() != 1) {
            throw new AssertionError("not one delivery but " + all);
        }
        return deliveries.get(org, all.getFirst().id());
    }

    Webhook now(Webhook webhook) {
        return webhooks.get(org, webhook.id());
    }

    List<String> events() {
        return store.read(session -> session.events().list(org, 0, 1000)).stream()
                .map(Event::type)
                .toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
