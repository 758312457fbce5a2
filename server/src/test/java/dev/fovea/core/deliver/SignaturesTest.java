package dev.fovea.core.deliver;

import static dev.fovea.core.deliver.Mailroom.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.fovea.core.port.WebhookSender.Message;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receivers check, checked as they do: by hand for the vendor's header, by an independent library for the standard's. */
class SignaturesTest {
    private static final String SECRET = "topsecret-topsecret";

    @TempDir
    Path folder;

    private Mailroom room;

    @BeforeEach
    void open() {
        room = new Mailroom(folder);
        // The library insists on a time of today.
        room.clock.advance(Duration.between(room.clock.instant(), Instant.now(Clock.systemUTC())));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Webhook subscribe(String secret, Vocabulary vocabulary) {
        WebhookDraft draft = new WebhookDraft(
                URL,
                Set.of("job.completed"),
                vocabulary,
                WebhookAdministration.signatureOf(vocabulary),
                true,
                Optional.of(secret));
        return room.webhooks.create(room.by(), draft).webhook();
    }

    private Message sent() throws InterruptedException {
        room.told("jöb 1");
        room.sendDue();
        return room.receivers.got().getLast();
    }

    private static String hmac(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void verify(byte[] key, Message message) throws WebhookVerificationException {
        Map<String, List<String>> headers = message.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new com.standardwebhooks.Webhook(key).verify(message.body(), HttpHeaders.of(headers, (_, _) -> true));
    }

    @Test
    void documented_receivers_compare_with_bare_hex() throws Exception {
        subscribe(SECRET, Vocabulary.DOCUMENTED);
        Message message = sent();
        String hex = hmac(SECRET, "documented jöb 1");
        assertThat(message.headers())
                .containsEntry("X-ImgGo-Signature", hex)
                .containsEntry("X-ImgGo-Signature-256", "sha256=" + hex);
    }

    @Test
    void deployed_receivers_expect_a_prefix() throws Exception {
        subscribe(SECRET, Vocabulary.DEPLOYED);
        assertThat(sent().headers()).containsEntry("X-ImgGo-Signature", "sha256=" + hmac(SECRET, "deployed jöb 1"));
    }

    @Test
    void the_other_headers_say_what_it_is() throws Exception {
        Webhook webhook = subscribe(SECRET, Vocabulary.DOCUMENTED);
        Message message = sent();
        String id = room.only(webhook).id().toString();
        assertThat(message.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("User-Agent", "ImgGo-Webhook/1.0")
                .containsEntry("X-ImgGo-Event", "job.completed")
                .containsEntry("X-ImgGo-Delivery", id)
                .containsEntry("webhook-id", id)
                .containsEntry(
                        "X-ImgGo-Timestamp", Long.toString(room.clock.instant().getEpochSecond()));
    }

    @Test
    void a_standard_verifier_accepts_a_plain_secret_as_its_own_key() throws Exception {
        subscribe(SECRET, Vocabulary.DOCUMENTED);
        Message message = sent();
        verify(SECRET.getBytes(StandardCharsets.UTF_8), message);
        assertThatThrownBy(() -> verify("another".getBytes(StandardCharsets.UTF_8), message))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void a_standard_verifier_accepts_a_secret_of_the_standards_form() throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        subscribe("whsec_" + Base64.getEncoder().encodeToString(key), Vocabulary.DOCUMENTED);
        verify(key, sent());
    }

    @Test
    void a_secret_that_only_looks_like_the_standards_form_is_its_own_key() throws Exception {
        subscribe("whsec_!", Vocabulary.DOCUMENTED);
        verify("whsec_!".getBytes(StandardCharsets.UTF_8), sent());
    }

    @Test
    void while_a_receiver_changes_over_both_secrets_are_good_and_the_new_one_signs_for_the_vendor() throws Exception {
        Webhook webhook = subscribe(SECRET, Vocabulary.DOCUMENTED);
        String fresh = room.webhooks.rotate(room.by(), webhook.id()).secret();
        Message during = sent();
        assertThatCode(() -> {
                    verify(SECRET.getBytes(StandardCharsets.UTF_8), during);
                    verify(fresh.getBytes(StandardCharsets.UTF_8), during);
                })
                .doesNotThrowAnyException();
        assertThat(during.headers()).containsEntry("X-ImgGo-Signature", hmac(fresh, "documented jöb 1"));
    }

    @Test
    void a_day_later_the_old_secret_signs_no_more() throws Exception {
        room.clock.advance(WebhookSecrets.CHANGEOVER.negated());
        Webhook webhook = subscribe(SECRET, Vocabulary.DOCUMENTED);
        String fresh = room.webhooks.rotate(room.by(), webhook.id()).secret();
        room.clock.advance(WebhookSecrets.CHANGEOVER);
        Message after = sent();
        verify(fresh.getBytes(StandardCharsets.UTF_8), after);
        assertThat(after.headers().get("webhook-signature")).doesNotContain(" ");
    }
}
