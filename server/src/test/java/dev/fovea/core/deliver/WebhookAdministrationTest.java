package dev.fovea.core.deliver;

import static dev.fovea.core.deliver.Mailroom.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.deliver.NamedAddresses.Named;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Answer;
import dev.fovea.model.Delivery;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import dev.fovea.model.WebhookId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAdministrationTest {
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

    private static void assertRefused(ThrowingCallable call, Class<? extends FoveaError> error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FoveaException.class, e -> assertThat(e.error()).isInstanceOf(error));
    }

    @Test
    void a_webhook_without_a_secret_gets_one_of_64_hex_digits_which_is_kept_sealed() {
        WebhookDraft draft = new WebhookDraft(
                URL, Set.of("*"), Vocabulary.DOCUMENTED, Webhook.SignatureFormat.HEX, true, Optional.empty());
        WebhookAdministration.Created created = room.webhooks.create(room.by(), draft);
        assertThat(created.secret()).matches("[0-9a-f]{64}");
        assertThat(created.toString()).doesNotContain(created.secret());
        assertThat(created.webhook().id().text()).matches("wh_[0-9A-Za-z]{20}");
        String kept = room.store
                .read(session -> session.webhooks().secrets(created.webhook().id()))
                .current();
        assertThat(kept).doesNotContain(created.secret());
        assertThat(room.vault.open(kept)).isEqualTo(created.secret());
    }

    @Test
    void a_call_is_answered_in_the_words_of_its_dialect() {
        Answered answered = room.webhooks.create(
                room.by(),
                Mailroom.draft(URL, "*"),
                new Answering<>(
                        Optional.empty(),
                        created -> new Answer(201, created.webhook().url(), Optional.empty())));
        assertThat(answered.answer().body()).isEqualTo(URL);
        assertThat(room.webhooks.list(room.org)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "",
                "ftp://receiver.example",
                "http:receiver",
                "https://",
                "https://user:word@receiver.example",
                "https://receiver.example/a b",
                "javascript:alert(1)"
            })
    void what_is_no_address_of_the_web_is_refused(String url) {
        assertRefused(() -> room.webhooks.create(room.by(), Mailroom.draft(url, "*")), FoveaError.Invalid.class);
    }

    @Test
    void an_address_that_is_too_long_no_events_and_a_bad_secret_are_all_named() {
        WebhookDraft draft = Mailroom.draft(URL + "/" + "x".repeat(2048)).withSecret("");
        assertThatThrownBy(() -> room.webhooks.create(room.by(), draft))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isInstanceOfSatisfying(
                                        FoveaError.Invalid.class,
                                        invalid -> assertThat(invalid.problems())
                                                .extracting(problem ->
                                                        problem.path().getFirst())
                                                .containsExactly("url", "events", "secret")));
    }

    @Test
    void another_organisation_can_neither_see_nor_change_it() {
        WebhookId id = room.subscribe(URL).id();
        OrgId other = room.organisation("other");
        assertRefused(() -> room.webhooks.get(other, id), FoveaError.NotFound.class);
        assertRefused(() -> room.webhooks.change(Actor.server(other), id, draft -> draft), FoveaError.NotFound.class);
        assertRefused(() -> room.webhooks.rotate(Actor.server(other), id), FoveaError.NotFound.class);
        assertRefused(() -> room.webhooks.delete(Actor.server(other), id), FoveaError.NotFound.class);
        assertRefused(() -> room.sendTest.send(other, id), FoveaError.NotFound.class);
        assertThat(room.webhooks.list(other)).isEmpty();
    }

    @Test
    void every_change_is_an_event() {
        WebhookId id = room.subscribe(URL).id();
        room.webhooks.change(room.by(), id, draft -> draft.withActive(false));
        room.webhooks.delete(room.by(), id);
        assertThat(room.events()).containsExactly("webhook.created", "webhook.changed", "webhook.deleted");
    }

    @Test
    void what_waits_for_a_webhook_that_is_switched_off_is_held_until_it_is_on_again() throws Exception {
        Webhook webhook = room.subscribe(URL);
        room.told("job 1");
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(false));
        assertThat(room.sendDue()).isZero();
        assertThat(room.only(webhook).state()).isEqualTo(Delivery.State.HELD);
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(true));
        assertThat(room.sendDue()).isEqualTo(1);
    }

    @Test
    void a_change_of_something_else_leaves_a_disabled_webhook_disabled() {
        Webhook webhook = room.subscribe(URL);
        room.store.inTransaction(session -> {
            session.webhooks().disable(webhook.id(), Optional.of(room.clock.instant()));
            return webhook;
        });
        Webhook changed = room.webhooks.change(
                room.by(),
                webhook.id(),
                draft -> new WebhookDraft(
                        draft.url(),
                        Set.of("*"),
                        draft.vocabulary(),
                        draft.signature(),
                        draft.active(),
                        draft.secret()));
        assertThat(changed.disabledAt()).isPresent();
        assertThat(changed.active()).isTrue();
    }

    @Test
    void of_an_address_that_nobody_subscribed_only_the_switch_can_be_changed() {
        room.subscribe("https://other.example");
        room.named.put("job 1", List.of(new Named(URL, Vocabulary.DOCUMENTED)));
        room.told("job 1");
        Webhook address = room.webhooks.listAll(room.org).getFirst();
        assertThat(address.url()).isEqualTo(URL);
        assertRefused(() -> room.webhooks.rotate(room.by(), address.id()), FoveaError.Invalid.class);
        assertThat(room.webhooks
                        .change(room.by(), address.id(), draft -> draft.withActive(false))
                        .active())
                .isFalse();
    }

    @Test
    void the_secret_of_the_organisation_is_made_once() {
        String secret = room.secrets.ofOrganisation(room.org);
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(room.secrets.ofOrganisation(room.org)).isEqualTo(secret);
        assertThat(room.secrets.ofOrganisation(room.organisation("other"))).isNotEqualTo(secret);
    }

    @Test
    void a_webhook_that_does_not_send_cannot_be_tried() {
        Webhook webhook = room.subscribe(URL);
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(false));
        assertRefused(() -> room.sendTest.send(room.org, webhook.id()), FoveaError.Invalid.class);
    }

    // Sending again

    @Test
    void a_delivery_is_sent_again_on_demand_with_its_payload_and_id() throws Exception {
        Webhook webhook = room.subscribe(URL);
        room.told("job 1");
        room.sendDue();
        Delivery first = room.only(webhook);
        assertThat(room.redeliver.one(room.org, first.id()).state()).isEqualTo(Delivery.State.PENDING);
        room.sendDue();
        assertThat(room.receivers.got())
                .extracting(message -> message.headers().get("webhook-id"))
                .containsExactly(first.id().toString(), first.id().toString());
        assertThat(room.only(webhook).log()).hasSize(2);
    }

    @Test
    void all_that_failed_since_a_time_is_sent_again() throws Exception {
        Webhook webhook = room.subscribe(URL);
        room.receivers.answer(URL, 410);
        room.told("job 1");
        room.sendDue();
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(true));
        room.sendDue();
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(true));
        room.receivers.answer(URL, 200);
        assertThat(room.sendDue()).isEqualTo(1);
        room.clock.advance(Duration.ofHours(1));
        assertThat(room.redeliver.all(selection(webhook, Delivery.State.FAILED)))
                .isZero();
        assertThat(room.redeliver.all(selection(webhook, Delivery.State.DELIVERED)))
                .isEqualTo(1);
        assertThat(room.sendDue()).isEqualTo(1);
        assertRefused(() -> room.redeliver.all(selection(webhook, Delivery.State.HELD)), FoveaError.Invalid.class);
    }

    private Redeliver.Selection selection(Webhook webhook, Delivery.State state) {
        return new Redeliver.Selection(room.org, webhook.id(), Optional.of(state), Optional.empty(), Optional.empty());
    }

    @Test
    void what_is_sent_again_to_a_webhook_that_is_switched_off_is_held() throws Exception {
        Webhook webhook = room.subscribe(URL);
        room.told("job 1");
        room.sendDue();
        room.webhooks.change(room.by(), webhook.id(), draft -> draft.withActive(false));
        assertThat(room.redeliver.one(room.org, room.only(webhook).id()).state())
                .isEqualTo(Delivery.State.HELD);
    }
}
