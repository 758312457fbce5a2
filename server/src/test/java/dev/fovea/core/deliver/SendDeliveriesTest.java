package dev.fovea.core.deliver;

import static dev.fovea.core.deliver.Mailroom.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.WebhookSender.Cause;
import dev.fovea.core.port.WebhookSender.Unanswered;
import dev.fovea.core.retain.ExpireDeliveries;
import dev.fovea.core.work.Lane.Held;
import dev.fovea.model.Delivery;
import dev.fovea.model.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendDeliveriesTest {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    @TempDir
    Path folder;

    private Mailroom room;
    private Webhook webhook;

    @BeforeEach
    void open() {
        room = new Mailroom(folder);
        webhook = room.subscribe(URL);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_receiver_that_answers_2xx_has_it() throws Exception {
        room.receivers.answer(URL, 204);
        room.told("job 1");
        assertThat(room.sendDue()).isEqualTo(1);
        assertThat(room.sendDue()).isZero();
        Delivery delivery = room.only(webhook);
        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.finishedAt()).contains(room.clock.instant());
        assertThat(delivery.log()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).contains(204);
            assertThat(attempt.response()).isEqualTo("status 204");
            assertThat(attempt.request()).contains("X-ImgGo-Event: job.completed", "webhook-signature: v1,");
            assertThat(attempt.request()).doesNotContain("a secret of sixteen");
        });
    }

    @Test
    void what_fails_is_attempted_six_times_on_the_documented_schedule() throws Exception {
        room.receivers.answer(URL, 500);
        room.told("job 1");
        assertThat(room.sendDue()).isEqualTo(1);
        for (Duration wait : WAITS) {
            Instant due = room.clock.instant().plus(wait);
            assertThat(room.only(webhook).dueAt()).contains(due);
            room.clock.advance(wait.minusMillis(1));
            assertThat(room.sendDue()).isZero();
            room.clock.advance(Duration.ofMillis(1));
            assertThat(room.sendDue()).isEqualTo(1);
        }
        Delivery delivery = room.only(webhook);
        assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery.dueAt()).isEmpty();
        assertThat(delivery.log()).extracting(Delivery.Attempt::number).containsExactly(1, 2, 3, 4, 5, 6);
        room.clock.advance(Duration.ofDays(1));
        assertThat(room.sendDue()).isZero();
    }

    @Test
    void a_delivery_that_is_given_up_is_an_event_that_no_webhook_hears_of() throws Exception {
        String curious = "https://curious.example/hook";
        Webhook all = room.webhooks
                .create(room.by(), Mailroom.draft(curious, Webhook.EVERYTHING))
                .webhook();
        room.receivers.answer(URL, 500);
        room.receivers.answer(curious, 200);
        room.told("job 1");
        room.sendDue();
        for (Duration wait : WAITS) {
            room.clock.advance(wait);
            room.sendDue();
        }
        assertThat(room.events()).containsOnlyOnce("delivery.failed");
        var _ = room.fanOut.round();
        assertThat(room.to(all)).extracting(Delivery::eventType).containsExactly("job.completed");
    }

    @Test
    void an_attempt_is_signed_at_its_own_time_under_the_same_id() throws Exception {
        room.receivers.answer(URL, 500);
        room.told("job 1");
        room.sendDue();
        room.clock.advance(WAITS.getFirst());
        room.sendDue();
        List<Map<String, String>> headers =
                room.receivers.got().stream().map(message -> message.headers()).toList();
        assertThat(headers.stream().map(sent -> sent.get("webhook-id")).distinct())
                .hasSize(1);
        assertThat(headers.stream().map(sent -> sent.get("webhook-timestamp"))).doesNotHaveDuplicates();
        assertThat(headers.stream().map(sent -> sent.get("webhook-signature"))).doesNotHaveDuplicates();
    }

    @Test
    void why_no_answer_came_is_said_to_the_owner() throws Exception {
        room.receivers.on(URL, _ -> new Unanswered(Cause.TIMEOUT));
        room.told("job 1");
        room.sendDue();
        assertThat(room.only(webhook).log().getFirst().error()).contains("no answer in time");
        assertThat(room.only(webhook).log().getFirst().status()).isEmpty();
    }

    @Test
    void a_redirect_is_a_failure_that_explains_itself() throws Exception {
        room.receivers.answer(URL, 302);
        room.told("job 1");
        room.sendDue();
        assertThat(room.only(webhook).state()).isEqualTo(Delivery.State.PENDING);
        assertThat(room.only(webhook).log().getFirst().error().orElseThrow()).startsWith("redirects are not followed");
    }

    @Test
    void a_receiver_that_is_gone_gets_no_more_and_its_webhook_is_switched_off() throws Exception {
        room.receivers.answer(URL, 410);
        room.told("job 1");
        room.sendDue();
        assertThat(room.only(webhook).state()).isEqualTo(Delivery.State.FAILED);
        assertThat(room.now(webhook).active()).isFalse();
        assertThat(room.events()).contains("webhook.gone");
        room.told("job 2");
        assertThat(room.to(webhook)).hasSize(1);
    }

    @Test
    void what_still_waits_when_a_receiver_is_gone_is_sent_once_its_owner_switches_it_on() throws Exception {
        room.receivers.answer(URL, 500);
        room.told("job 1");
        room.told("job 2");
        room.sendDue();
        room.receivers.answer(URL, 410);
        room.clock.advance(WAITS.getFirst());
        List<Held<Sending>> due = claimed(1);
        room.lane.run(due.getFirst());
        assertThat(room.sendDue()).isZero();
        assertThat(states()).containsExactlyInAnyOrder(Delivery.State.FAILED, Delivery.State.HELD);
        room.receivers.answer(URL, 200);
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(true));
        assertThat(room.sendDue()).isEqualTo(2);
        assertThat(states()).containsOnly(Delivery.State.DELIVERED);
    }

    private List<Held<Sending>> claimed(int limit) {
        return room.lane.claim(
                "test", room.clock.instant(), room.clock.instant().plus(Mailroom.LEASE), limit);
    }

    private List<Delivery.State> states() {
        return room.to(webhook).stream().map(Delivery::state).toList();
    }

    @Test
    void a_webhook_that_fails_for_long_is_disabled_and_loses_nothing() throws Exception {
        room.receivers.answer(URL, 503);
        room.told("given up");
        for (int attempt = 0; attempt < 6; attempt++) {
            room.sendDue();
            room.clock.advance(Duration.ofHours(2));
        }
        assertThat(room.now(webhook).disabledAt()).isEmpty();
        room.clock.advance(Duration.ofHours(12));
        room.told("the last straw");
        room.sendDue();
        assertThat(room.now(webhook).disabledAt()).contains(room.clock.instant());
        assertThat(room.events()).contains("webhook.disabled");
        room.told("later");
        assertThat(room.sendDue()).isZero();
        assertThat(states()).containsExactly(Delivery.State.FAILED, Delivery.State.HELD, Delivery.State.HELD);

        room.receivers.answer(URL, 200);
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(true));
        assertThat(room.now(webhook).failingSince()).isEmpty();
        assertThat(room.sendDue()).isEqualTo(3);
        assertThat(states()).containsOnly(Delivery.State.DELIVERED);
    }

    @Test
    void a_success_starts_the_patience_anew() throws Exception {
        room.receivers.answer(URL, 500);
        room.told("job 1");
        room.sendDue();
        room.clock.advance(Duration.ofHours(23));
        room.receivers.answer(URL, 200);
        room.sendDue();
        assertThat(room.now(webhook).failingSince()).isEmpty();
    }

    @Test
    void few_failures_disable_nothing_however_long_ago() throws Exception {
        room.receivers.answer(URL, 500);
        room.told("job 1");
        room.sendDue();
        room.clock.advance(Duration.ofDays(9));
        room.sendDue();
        assertThat(room.now(webhook).sends()).isTrue();
    }

    @Test
    void no_webhook_takes_more_hands_than_it_may() {
        Webhook other = room.subscribe("https://other.example");
        IntStream.range(0, 30).forEach(number -> room.told("job " + number));
        List<Held<Sending>> taken = new ArrayList<>(claimed(100));
        taken.addAll(claimed(100));
        Map<Webhook, Long> hands = taken.stream()
                .collect(Collectors.groupingBy(held -> held.work().endpoint().webhook(), Collectors.counting()));
        assertThat(hands).isEqualTo(Map.of(webhook, 16L, other, 16L));
    }

    @Test
    void a_failing_webhook_gets_few_hands() throws Exception {
        room.receivers.answer(URL, 500);
        room.told("job 0");
        room.sendDue();
        IntStream.rangeClosed(1, 30).forEach(number -> room.told("job " + number));
        assertThat(claimed(100)).hasSize(4);
        assertThat(claimed(100)).isEmpty();
    }

    @Test
    void hands_that_are_done_are_free_again() throws Exception {
        IntStream.range(0, 40).forEach(number -> room.told("job " + number));
        assertThat(room.sendDue() + room.sendDue() + room.sendDue()).isEqualTo(40);
    }

    @Test
    void every_webhook_has_its_turn_when_hands_are_few() {
        room.subscribe("https://other.example");
        IntStream.range(0, 4).forEach(number -> room.told("job " + number));
        List<String> turns = IntStream.range(0, 4)
                .mapToObj(_ -> claimed(1).getFirst().work().delivery().url())
                .toList();
        assertThat(turns).containsExactlyInAnyOrder(URL, URL, "https://other.example", "https://other.example");
    }

    @Test
    void an_attempt_that_a_stop_interrupts_is_given_back_and_made_again() throws Exception {
        room.receivers.on(URL, _ -> {
            throw new InterruptedException();
        });
        room.told("job 1");
        Held<Sending> held = claimed(1).getFirst();
        assertThatThrownBy(() -> room.lane.run(held)).isInstanceOf(InterruptedException.class);
        assertThat(room.only(webhook).log()).isEmpty();
        room.receivers.answer(URL, 200);
        assertThat(room.sendDue()).isEqualTo(1);
    }

    @Test
    void what_a_dead_worker_held_is_sent_again_and_its_late_word_does_not_count() throws Exception {
        room.told("job 1");
        Held<Sending> dead = claimed(1).getFirst();
        room.clock.advance(Mailroom.LEASE);
        room.receivers.answer(URL, 200);
        assertThat(room.sendDue()).isEqualTo(1);
        room.receivers.answer(URL, 500);
        room.lane.run(dead);
        assertThat(room.only(webhook).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(room.only(webhook).log()).hasSize(1);
        assertThat(room.now(webhook).failingSince()).isEmpty();
    }

    @Test
    void what_is_in_hand_while_its_webhook_is_deleted_ends_quietly() throws Exception {
        room.told("job 1");
        Held<Sending> held = claimed(1).getFirst();
        room.webhooks.delete(room.by(), webhook.id());
        room.lane.run(held);
        assertThat(room.receivers.urls()).containsExactly(URL);
        assertThat(room.webhooks.list(room.org)).isEmpty();
    }

    @Test
    void what_fails_after_its_webhook_was_switched_off_is_held() throws Exception {
        room.told("job 1");
        Held<Sending> held = claimed(1).getFirst();
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(false));
        room.receivers.answer(URL, 500);
        room.lane.run(held);
        assertThat(states()).containsExactly(Delivery.State.HELD);
    }

    @Test
    void deliveries_are_forgotten_after_their_time_but_not_while_they_wait() throws Exception {
        room.told("delivered");
        room.sendDue();
        room.told("waits");
        ExpireDeliveries expiry = new ExpireDeliveries(room.store, room.clock, Duration.ofDays(30));
        room.clock.advance(Duration.ofDays(30));
        assertThat(expiry.expire()).isZero();
        room.clock.advance(Duration.ofMillis(1));
        assertThat(expiry.expire()).isEqualTo(1);
        assertThat(room.only(webhook).subject()).isEqualTo("waits");
        assertThat(new ExpireDeliveries(room.store, room.clock, Duration.ZERO).expire())
                .isZero();
    }

    @Test
    void a_test_event_is_sent_like_any_other() throws Exception {
        Delivery test = room.sendTest.send(room.org, webhook.id());
        assertThat(test.eventNumber()).isEqualTo(Optional.empty());
        assertThat(room.sendDue()).isEqualTo(1);
        assertThat(room.receivers.payloads(URL)).containsExactly("documented test");
        assertThat(room.deliveries.get(room.org, test.id()).state()).isEqualTo(Delivery.State.DELIVERED);
    }
}
