package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.ingest.ExpectDevice;
import dev.fovea.core.ingest.NoticeSilence;
import dev.fovea.core.ingest.SeenDevice;
import dev.fovea.core.port.Credentials.NewCredential;
import dev.fovea.core.port.Store;
import dev.fovea.core.query.DeviceHealth;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pulse;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is promised of silent devices over every store. Each test has an organisation and a time of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SilenceContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int NODES = 16;

    private final Standing clock = new Standing();
    private Store store;
    private OrgId org;
    private SeenDevice seen;
    private NoticeSilence silence;
    private ExpectDevice expect;
    private DeviceHealth health;

    /** A store on an empty database. */
    abstract Store open() throws Exception;

    @BeforeAll
    void openStore() throws Exception {
        store = open();
        seen = new SeenDevice(store, clock);
        silence = new NoticeSilence(store, clock);
        expect = new ExpectDevice(store, clock);
        health = new DeviceHealth(store);
    }

    @AfterAll
    void closeStore() {
        store.close();
    }

    @BeforeEach
    void addOrganisation() {
        org = store.inTransaction(session -> Samples.organisation(session, "org-" + UUID.randomUUID()));
    }

    /** What other tests left behind must not become due in the next one. */
    @AfterEach
    void tellOfAll() {
        clock.advance(Duration.ofDays(1000));
        var _ = silence.notice();
    }

    /** A clock that stands until it is told to move. */
    private static final class Standing extends Clock {
        private volatile Instant now = NOW;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Source camera(String name) {
        return store.inTransaction(
                session -> session.sources().getOrAdd(org, SourceKind.CAMERA, name, name, SourceStatus.APPROVED, NOW));
    }

    private void expectEvery(Source device, Optional<Duration> interval) {
        var _ = expect.expect(new Actor(org, "user:1", Optional.empty()), device, interval);
    }

    private void sendEveryMinute(Source device, int times) {
        for (int i = 0; i < times; i++) {
            seen.seen(device);
            clock.advance(MINUTE);
        }
    }

    private List<Event> told() {
        return store.read(session -> session.events().list(org, 0, 100)).stream()
                .filter(event ->
                        event.type().equals("device.silent") || event.type().equals("device.recovered"))
                .toList();
    }

    @Test
    void a_device_that_falls_silent_and_comes_back_is_told_of_once_each_whichever_nodes_look() throws Exception {
        Source device = camera("cam");
        sendEveryMinute(device, 11);
        clock.advance(Duration.ofMinutes(3));
        assertThat(silence.notice()).isZero();
        clock.advance(Duration.ofMinutes(2));
        Instant last = health.of(device).heardAt().orElseThrow();
        assertThat(Race.of(NODES, _ -> silence.notice()).stream()
                        .mapToInt(i -> i)
                        .sum())
                .isEqualTo(1);
        assertThat(health.of(device).silentSince()).contains(last);
        clock.advance(Duration.ofHours(2));
        assertThat(silence.notice()).isZero();
        var _ = Race.of(NODES, i -> {
            seen.seen(device);
            return i;
        });
        assertThat(told()).extracting(Event::type).containsExactly("device.silent", "device.recovered");
        assertThat(told()).extracting(Event::subject).containsOnly("cam");
        assertThat(told().getFirst().data()).contains("\"expected_interval_ms\":60000");
        assertThat(told().getLast().data())
                .contains("\"silent_ms\":"
                        + Duration.between(last, clock.instant()).toMillis());
        assertThat(health.of(device).silentSince()).isEmpty();
    }

    @Test
    void it_is_told_of_again_when_it_falls_silent_again() {
        Source device = camera("cam");
        expectEvery(device, Optional.of(MINUTE));
        for (int i = 0; i < 2; i++) {
            seen.seen(device);
            clock.advance(Duration.ofMinutes(4));
            assertThat(silence.notice()).isEqualTo(1);
        }
        assertThat(told())
                .extracting(Event::type)
                .containsExactly("device.silent", "device.recovered", "device.silent");
    }

    @Test
    void of_a_device_that_was_never_heard_of_or_hardly_known_nobody_is_told() {
        expectEvery(camera("never"), Optional.of(MINUTE));
        sendEveryMinute(camera("hardly"), 3);
        clock.advance(Duration.ofDays(1));
        assertThat(silence.notice()).isZero();
    }

    @Test
    void of_a_device_without_a_living_key_nobody_is_told_until_it_sends_again() {
        Source device = store.inTransaction(session -> Samples.device(session, org, "edge"));
        expectEvery(device, Optional.of(MINUTE));
        seen.seen(device);
        clock.advance(Duration.ofHours(1));
        assertThat(silence.notice()).isZero();
        giveKey(device);
        clock.advance(Duration.ofHours(1));
        assertThat(silence.notice()).isZero();
        seen.seen(device);
        clock.advance(Duration.ofHours(1));
        assertThat(silence.notice()).isEqualTo(1);
    }

    private void giveKey(Source device) {
        var _ = store.inTransaction(session -> session.credentials()
                .add(new NewCredential(
                        UUID.randomUUID(),
                        org,
                        CredentialKind.DEVICE_KEY,
                        UUID.randomUUID().toString(),
                        "adk_1",
                        "edge",
                        Set.of(),
                        "{}",
                        Optional.empty(),
                        Optional.of(device.id()),
                        false,
                        NOW,
                        Optional.empty())));
    }

    @Test
    void of_programs_that_people_use_nothing_is_expected() {
        Source program = store.inTransaction(session ->
                session.sources().getOrAdd(org, SourceKind.API_CLIENT, "app", "app", SourceStatus.APPROVED, NOW));
        sendEveryMinute(program, 20);
        assertThat(health.of(program)).isEqualTo(Pulse.none(program));
    }

    @Test
    void an_expected_interval_counts_at_once_and_can_be_left_to_learning_again() {
        Source device = camera("cam");
        sendEveryMinute(device, 12);
        expectEvery(device, Optional.of(Duration.ofHours(1)));
        clock.advance(Duration.ofHours(2));
        assertThat(silence.notice()).isZero();
        assertThat(health.of(device).rhythm().interval()).contains(Duration.ofHours(1));
        expectEvery(device, Optional.empty());
        assertThat(health.of(device).rhythm().interval()).contains(MINUTE);
        assertThat(silence.notice()).isEqualTo(1);
        List<AuditEntry> deeds = store.read(session -> session.audit().list(org, OptionalLong.empty(), 10));
        assertThat(deeds).extracting(AuditEntry::action).containsExactly("device.expected", "device.expected");
    }

    @Test
    void signs_of_life_within_a_second_count_as_one() {
        Source device = camera("cam");
        for (int i = 0; i < 30; i++) {
            seen.seen(device);
            clock.advance(Duration.ofMillis(400));
        }
        Pulse pulse = health.of(device);
        assertThat(pulse.rhythm().learned()).contains(Duration.ofMillis(1200));
        assertThat(pulse.rhythm().gaps()).isEqualTo(9);
    }
}
