package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.fovea.core.port.Deliveries.Claimed;
import dev.fovea.core.port.Deliveries.NewDelivery;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Webhooks;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store promises about webhooks and deliveries. Each test has an organisation of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveriesContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final String URL = "https://receiver.example/hook";

    private Store store;
    private OrgId org;
    private Webhook webhook;

    /** A store on an empty database. */
    abstract Store open() throws Exception;

    @BeforeAll
    void openStore() throws Exception {
        store = open();
    }

    @AfterAll
    void closeStore() {
        store.close();
    }

    @BeforeEach
    void addWebhook() {
        org = write(session -> Samples.organisation(session, "deliveries-" + NUMBER.incrementAndGet()));
        webhook = addWebhook(URL);
    }

    private <R> R write(Function<Session, R> work) {
        return store.inTransaction(work);
    }

    private <R> R read(Function<Session, R> work) {
        return store.read(work);
    }

    /** What a transaction says of itself. */
    private boolean did(Function<Session, Boolean> work) {
        return store.inTransaction(work);
    }

    private int count(Function<Session, Integer> work) {
        return store.inTransaction(work);
    }

    private <R> Optional<R> find(Function<Session, Optional<R>> query) {
        return store.read(query);
    }

    private <R> List<R> all(Function<Session, List<R>> query) {
        return store.read(query);
    }

    private static WebhookDraft draft(String url) {
        return new WebhookDraft(
                url,
                Set.of("job.completed", "job.failed"),
                Vocabulary.DOCUMENTED,
                Webhook.SignatureFormat.HEX,
                true,
                Optional.empty());
    }

    private Webhook addWebhook(String url) {
        WebhookId id = new WebhookId("wh_" + NUMBER.incrementAndGet());
        return write(session -> session.webhooks().add(org, id, Webhook.Kind.SUBSCRIBED, draft(url), "sealed", NOW));
    }

    private Delivery add(Webhook receiver, Optional<Instant> dueAt) {
        return write(session -> session.deliveries()
                .add(
                        new NewDelivery(
                                UUID.randomUUID(),
                                org,
                                receiver.id(),
                                Optional.of(7L),
                                "job.completed",
                                "a job",
                                "{\"event\":\"job.completed\"}",
                                dueAt),
                        NOW));
    }

    private Delivery addDue() {
        return add(webhook, Optional.of(NOW));
    }

    private List<Claimed> claim(String worker, Instant now, Instant until) {
        return write(session -> session.deliveries().claim(webhook.id(), worker, now, until, 10));
    }

    private boolean record(Claimed claimed, Delivery.State state, Optional<Instant> dueAt, Instant now) {
        Delivery.Attempt attempt = new Delivery.Attempt(
                1, NOW, 12, "X-ImgGo-Event: job.completed", Optional.of(500), "oops", Optional.empty());
        return write(session -> session.deliveries().record(claimed.lease(), attempt, state, dueAt, now));
    }

    private Delivery found(Delivery delivery) {
        return read(session -> session.deliveries().find(org, delivery.id())).orElseThrow();
    }

    private Webhook webhook() {
        return read(session -> session.webhooks().find(org, webhook.id())).orElseThrow();
    }

    // Webhooks

    @Test
    void a_webhook_comes_back_as_it_was_made() {
        assertThatObject(webhook()).isEqualTo(webhook);
        assertThat(webhook.url()).isEqualTo(URL);
        assertThat(webhook.events()).containsExactlyInAnyOrder("job.completed", "job.failed");
        assertThat(webhook.sends()).isTrue();
        assertThatObject(read(session -> session.webhooks().secrets(webhook.id())))
                .isEqualTo(new Webhooks.Secrets("sealed", Optional.empty(), Optional.empty()));
    }

    @Test
    void another_organisation_sees_no_webhook_and_no_delivery() {
        Delivery delivery = addDue();
        OrgId stranger = write(session -> Samples.organisation(session, "stranger-" + NUMBER.incrementAndGet()));
        assertThat(find(session -> session.webhooks().find(stranger, webhook.id())))
                .isEmpty();
        assertThat(all(session -> session.webhooks().targets(stranger))).isEmpty();
        assertThat(find(session -> session.deliveries().find(stranger, delivery.id())))
                .isEmpty();
        assertThat(all(session ->
                        session.deliveries().list(stranger, webhook.id(), Optional.empty(), OptionalLong.empty(), 10)))
                .isEmpty();
        assertThat(did(session -> session.webhooks().delete(stranger, webhook.id())))
                .isFalse();
    }

    @Test
    void a_changed_webhook_keeps_its_secret() {
        WebhookDraft other = new WebhookDraft(
                "http://other.example",
                Set.of("*"),
                Vocabulary.DEPLOYED,
                Webhook.SignatureFormat.PREFIXED,
                false,
                Optional.empty());
        write(session -> {
            session.webhooks().update(webhook, other, NOW.plusSeconds(5));
            return other;
        });
        Webhook changed = webhook();
        assertThatObject(changed.draft()).isEqualTo(other);
        assertThat(changed.updatedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(read(session -> session.webhooks().secrets(webhook.id())).current())
                .isEqualTo("sealed");
    }

    @Test
    void secrets_are_changed_with_the_one_before() {
        Webhooks.Secrets secrets = new Webhooks.Secrets("new", Optional.of("sealed"), Optional.of(UNTIL));
        write(session -> {
            session.webhooks().rotate(webhook.id(), secrets, NOW);
            return secrets;
        });
        assertThatObject(read(session -> session.webhooks().endpoint(webhook.id()))
                        .orElseThrow()
                        .secrets())
                .isEqualTo(secrets);
    }

    @Test
    void the_default_secret_is_made_once_also_in_a_race() throws Exception {
        List<String> kept = Race.of(
                16, number -> write(session -> session.webhooks().keepDefaultSecret(org, "sealed-" + number, NOW)));
        assertThat(new HashSet<>(kept)).hasSize(1);
        assertThat(find(session -> session.webhooks().defaultSecret(org))).contains(kept.getFirst());
    }

    @Test
    void an_address_is_found_by_its_words_too_and_is_not_listed() {
        Webhook address = write(session -> session.webhooks()
                .add(org, new WebhookId("wh_a" + org.value()), Webhook.Kind.ADDRESS, draft(URL), "s", NOW));
        assertThat(find(session -> session.webhooks().findAddress(org, URL, Vocabulary.DOCUMENTED)))
                .contains(address);
        assertThat(find(session -> session.webhooks().findAddress(org, URL, Vocabulary.DEPLOYED)))
                .isEmpty();
        assertThatList(all(session -> session.webhooks().list(org))).containsExactly(webhook);
        assertThatList(all(session -> session.webhooks().targets(org)))
                .extracting(Webhooks.Target::webhook)
                .containsExactly(address, webhook);
    }

    @Test
    void failures_in_a_row_are_counted_from_the_first() {
        write(session -> session.webhooks().failed(webhook.id(), NOW));
        assertThatObject(write(session -> session.webhooks().failed(webhook.id(), NOW.plusSeconds(9))))
                .isEqualTo(new Webhooks.Failing(NOW, 2));
        assertThat(webhook().failingSince()).contains(NOW);
        write(session -> {
            session.webhooks().succeeded(webhook.id());
            return webhook;
        });
        assertThat(webhook().failingSince()).isEmpty();
        assertThatObject(write(session -> session.webhooks().failed(webhook.id(), UNTIL)))
                .isEqualTo(new Webhooks.Failing(UNTIL, 1));
    }

    // The cursor

    @Test
    void a_log_is_followed_from_its_end() {
        OrgId fresh = write(session -> Samples.organisation(session, "followed-" + NUMBER.incrementAndGet()));
        append(fresh, "before");
        assertThat(behind(fresh)).isEmpty();
        write(session -> {
            session.webhooks().follow(fresh);
            return fresh;
        });
        assertThat(behind(fresh)).isEmpty();
        append(fresh, "after");
        assertThat(behind(fresh)).hasSize(1);
        long last = read(session -> session.events().last(fresh));
        assertThat(did(session -> session.webhooks().advance(behind(fresh).getFirst(), last)))
                .isTrue();
        assertThat(behind(fresh)).isEmpty();
    }

    @Test
    void a_webhook_hears_of_later_events_only() {
        append(org, "before");
        long last = read(session -> session.events().last(org));
        Webhook later = addWebhook("https://later.example");
        assertThatList(all(session -> session.webhooks().targets(org))).contains(new Webhooks.Target(later, last));
    }

    @Test
    void of_many_who_move_a_cursor_one_does() throws Exception {
        append(org, "one");
        Webhooks.Cursor cursor = behind(org).getFirst();
        List<Boolean> moved = Race.of(
                16, number -> write(session -> session.webhooks().advance(cursor, cursor.eventNumber() + 1 + number)));
        assertThat(moved.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    private void append(OrgId to, String subject) {
        write(session -> {
            session.events().append(to, "job.completed", subject, "{}", NOW);
            return subject;
        });
    }

    private List<Webhooks.Cursor> behind(OrgId who) {
        return read(session -> session.webhooks().behind()).stream()
                .filter(cursor -> cursor.org().equals(who))
                .toList();
    }

    // Deliveries

    @Test
    void a_delivery_comes_back_as_it_was_made() {
        Delivery delivery = addDue();
        assertThatObject(found(delivery)).isEqualTo(delivery);
        assertThat(delivery.url()).isEqualTo(URL);
        assertThat(delivery.payload()).isEqualTo("{\"event\":\"job.completed\"}");
        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(delivery.dueAt()).contains(NOW);
    }

    @Test
    void webhooks_with_work_that_is_due_are_named_once() {
        Webhook idle = addWebhook("https://idle.example");
        addDue();
        addDue();
        add(idle, Optional.of(UNTIL));
        assertThat(all(session -> session.deliveries().due(NOW)))
                .contains(webhook.id())
                .doesNotContain(idle.id())
                .doesNotHaveDuplicates();
        assertThat(all(session -> session.deliveries().due(NOW.minusMillis(1)))).doesNotContain(webhook.id());
    }

    @Test
    void no_two_workers_get_one_delivery_while_its_lease_holds() throws Exception {
        List<Long> added =
                IntStream.range(0, 40).mapToObj(_ -> addDue().number()).toList();
        List<List<Claimed>> taken = Race.of(8, number -> claim("worker-" + number, NOW, UNTIL));
        assertThat(taken.stream()
                        .flatMap(List::stream)
                        .map(claimed -> claimed.delivery().number()))
                .doesNotHaveDuplicates()
                .isSubsetOf(added);
        assertThat(claimAll(UNTIL.minusMillis(1))).doesNotHaveDuplicates();
        assertThatList(claim("late", UNTIL.minusMillis(1), UNTIL)).isEmpty();
    }

    private List<Long> claimAll(Instant now) {
        return IntStream.range(0, 10)
                .mapToObj(_ -> claim("rest", now, UNTIL.plusSeconds(60)))
                .flatMap(List::stream)
                .map(claimed -> claimed.delivery().number())
                .toList();
    }

    @Test
    void a_delivery_whose_worker_died_is_taken_again_and_the_dead_one_has_no_say() {
        Delivery delivery = addDue();
        Claimed first = claim("dead", NOW, UNTIL).getFirst();
        Claimed second = claim("alive", UNTIL, UNTIL.plusSeconds(60)).getFirst();
        assertThat(second.delivery().id()).isEqualTo(delivery.id());
        assertThat(record(first, Delivery.State.DELIVERED, Optional.empty(), UNTIL))
                .isFalse();
        assertThat(found(delivery).log()).isEmpty();
        assertThat(record(second, Delivery.State.DELIVERED, Optional.empty(), UNTIL))
                .isTrue();
        assertThat(found(delivery).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void a_worker_that_lives_keeps_its_lease() {
        addDue();
        Claimed claimed = claim("alive", NOW, UNTIL).getFirst();
        assertThat(did(session -> session.deliveries().extend(claimed.lease(), UNTIL.plusSeconds(60))))
                .isTrue();
        assertThatList(claim("other", UNTIL, UNTIL.plusSeconds(60))).isEmpty();
    }

    @Test
    void attempts_are_logged_in_order_and_counted_since_the_last_start() {
        Delivery delivery = addDue();
        Instant again = NOW.plusSeconds(30);
        Claimed first = claim("w", NOW, UNTIL).getFirst();
        assertThat(first.tried()).isZero();
        record(first, Delivery.State.PENDING, Optional.of(again), NOW);
        assertThatList(claim("w", again.minusMillis(1), UNTIL)).isEmpty();
        Claimed second = claim("w", again, UNTIL).getFirst();
        assertThat(second.tried()).isEqualTo(1);
        record(second, Delivery.State.FAILED, Optional.empty(), again);
        Delivery failed = found(delivery);
        assertThat(failed.finishedAt()).contains(again);
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.log()).extracting(Delivery.Attempt::number).containsExactly(1, 2);
        assertThat(failed.log().getFirst())
                .isEqualTo(new Delivery.Attempt(
                        1, NOW, 12, "X-ImgGo-Event: job.completed", Optional.of(500), "oops", Optional.empty()));
        write(session -> {
            session.deliveries().redeliver(delivery.id(), Optional.of(again));
            return delivery;
        });
        Claimed third = claim("w", again, UNTIL).getFirst();
        assertThat(third.tried()).isZero();
        assertThat(third.delivery().attempts()).isEqualTo(2);
    }

    @Test
    void what_is_in_a_hand_is_not_sent_again_under_it() {
        Delivery delivery = addDue();
        Claimed claimed = claim("w", NOW, UNTIL).getFirst();
        write(session -> {
            session.deliveries().redeliver(delivery.id(), Optional.of(NOW));
            return delivery;
        });
        assertThatList(claim("other", NOW, UNTIL)).isEmpty();
        assertThat(record(claimed, Delivery.State.DELIVERED, Optional.empty(), NOW))
                .isTrue();
    }

    @Test
    void a_range_is_sent_again_without_what_is_on_its_way() {
        Delivery delivered = addDue();
        Delivery failed = addDue();
        List<Claimed> claimed = claim("w", NOW, UNTIL);
        record(claimed.getFirst(), Delivery.State.DELIVERED, Optional.empty(), NOW);
        record(claimed.getLast(), Delivery.State.FAILED, Optional.empty(), NOW);
        Delivery waiting = add(webhook, Optional.of(UNTIL));
        assertThat(again(Optional.of(Delivery.State.FAILED), NOW.plusMillis(1))).isZero();
        assertThat(again(Optional.of(Delivery.State.FAILED), NOW)).isEqualTo(1);
        assertThat(found(failed).state()).isEqualTo(Delivery.State.PENDING);
        assertThat(found(delivered).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(again(Optional.empty(), NOW)).isEqualTo(1);
        assertThat(found(delivered).finishedAt()).isEmpty();
        assertThat(found(waiting).dueAt()).contains(UNTIL);
    }

    private int again(Optional<Delivery.State> state, Instant from) {
        return write(session -> session.deliveries()
                .redeliver(webhook.id(), state, from, NOW.plusSeconds(1), Optional.of(NOW.plusSeconds(1))));
    }

    @Test
    void what_waits_is_held_and_sent_later_with_what_failed_meanwhile() {
        Delivery old = failedAt(NOW);
        Delivery lately = failedAt(NOW.plusSeconds(10));
        Delivery waiting = addDue();
        Delivery gathered = add(webhook, Optional.empty());
        assertThat(gathered.state()).isEqualTo(Delivery.State.HELD);
        write(session -> {
            session.deliveries().hold(webhook.id(), NOW);
            return webhook;
        });
        assertThat(found(waiting).state()).isEqualTo(Delivery.State.HELD);
        assertThatList(claim("w", UNTIL, UNTIL.plusSeconds(60))).isEmpty();
        assertThat(count(session ->
                        session.deliveries().releaseHeld(webhook.id(), Optional.of(NOW.plusSeconds(5)), UNTIL)))
                .isEqualTo(3);
        assertThat(claim("w", UNTIL, UNTIL.plusSeconds(60)))
                .extracting(claimed -> claimed.delivery().id())
                .containsExactlyInAnyOrder(lately.id(), waiting.id(), gathered.id());
        assertThat(found(old).state()).isEqualTo(Delivery.State.FAILED);
    }

    private Delivery failedAt(Instant time) {
        Delivery delivery = addDue();
        record(claim("w", NOW, UNTIL).getFirst(), Delivery.State.FAILED, Optional.empty(), time);
        return delivery;
    }

    @Test
    void deliveries_are_listed_newest_first_in_pages_and_by_state() {
        List<UUID> added =
                IntStream.range(0, 5).mapToObj(_ -> addDue().id()).toList().reversed();
        List<Delivery> first = list(Optional.empty(), OptionalLong.empty(), 3);
        assertThat(first).extracting(Delivery::id).isEqualTo(added.subList(0, 3));
        assertThat(list(Optional.empty(), OptionalLong.of(first.getLast().number()), 3))
                .extracting(Delivery::id)
                .isEqualTo(added.subList(3, 5));
        assertThat(list(Optional.of(Delivery.State.FAILED), OptionalLong.empty(), 3))
                .isEmpty();
        assertThat(list(Optional.of(Delivery.State.PENDING), OptionalLong.empty(), 9))
                .hasSize(5);
    }

    private List<Delivery> list(Optional<Delivery.State> state, OptionalLong before, int limit) {
        return read(session -> session.deliveries().list(org, webhook.id(), state, before, limit));
    }

    @Test
    void a_deleted_webhook_takes_its_deliveries_along_even_from_a_hand() {
        Delivery delivery = addDue();
        Claimed claimed = claim("w", NOW, UNTIL).getFirst();
        assertThat(did(session -> session.webhooks().delete(org, webhook.id()))).isTrue();
        assertThat(find(session -> session.deliveries().find(org, delivery.id())))
                .isEmpty();
        assertThat(record(claimed, Delivery.State.DELIVERED, Optional.empty(), NOW))
                .isFalse();
    }

    @Test
    void old_deliveries_go_unless_they_are_on_their_way() {
        Delivery failed = failedAt(NOW);
        Delivery waiting = addDue();
        int removed;
        do {
            removed = write(session -> session.deliveries().deleteCreatedBefore(NOW.plus(Duration.ofDays(1)), 3));
        } while (removed > 0);
        assertThat(find(session -> session.deliveries().find(org, waiting.id())))
                .isPresent();
        assertThat(find(session -> session.deliveries().find(org, failed.id()))).isEmpty();
    }
}
