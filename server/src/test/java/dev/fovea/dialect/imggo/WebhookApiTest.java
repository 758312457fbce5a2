package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.dialect.imggo.ImggoClient.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks over the wire, as the reference spells them. */
class WebhookApiTest {
    private static final String URL = "https://your-app.com/webhooks/imggo";

    @TempDir
    static Path folder;

    private static ImggoServer server;
    private static ImggoClient client;

    @BeforeAll
    static void start() {
        server = ImggoServer.start(folder, Map.of("imggo.rate-limit", "0"));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/data/webhook_id").asString("");
    }

    @Test
    void a_created_webhook_is_answered_as_the_reference_shows() throws Exception {
        Answer answer = client.post(
                "/api/webhooks",
                "{\"url\":\"" + URL + "\",\"events\":[\"job.failed\",\"job.completed\"],"
                        + "\"secret\":\"your_webhook_secret_for_signature_verification\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text())
                .matches("\\{\"success\":true,\"data\":\\{\"webhook_id\":\"wh_\\w+\",\"url\":\"" + URL
                        + "\",\"events\":\\[\"job.failed\",\"job.completed\"],"
                        + "\"secret\":\"your_webhook_secret_for_signature_verification\",\"active\":true}}");
    }

    @Test
    void a_secret_is_made_when_none_is_given_and_never_shown_again() throws Exception {
        Answer made = client.post("/api/webhooks", "{\"url\":\"" + URL + "\"}");
        String secret = made.json().at("/data/secret").asString("");
        assertThat(secret).isNotBlank();
        assertThat(made.text()).contains("\"events\":[\"job.completed\",\"job.failed\"]");
        assertThat(client.get("/api/webhooks").text()).doesNotContain(secret).doesNotContain("secret");
        assertThat(client.get("/api/webhooks/" + id(made)).text()).doesNotContain("secret");
    }

    @Test
    void a_list_shows_what_the_reference_shows() throws Exception {
        String id = id(client.post("/api/webhooks", "{\"url\":\"" + URL + "\",\"events\":[\"*\"],\"active\":false}"));
        assertThat(client.get("/api/webhooks").text())
                .startsWith("{\"success\":true,\"data\":{\"webhooks\":[")
                .containsPattern("\\{\"webhook_id\":\"" + id + "\",\"url\":\"" + URL
                        + "\",\"events\":\\[\"\\*\"],\"active\":false,\"created_at\":\"[^\"]+Z\",\"id\":\"" + id
                        + "\"}");
    }

    @Test
    void a_subscription_to_the_deployed_word_speaks_it_and_signs_with_its_prefix() throws Exception {
        String id = id(client.post("/api/webhooks", "{\"url\":\"" + URL + "\",\"events\":[\"job.succeeded\"]}"));
        assertThat(client.get("/api/webhooks/" + id).text())
                .contains(
                        "\"events\":[\"job.succeeded\"]",
                        "\"vocabulary\":\"deployed\",\"signature_format\":\"prefixed\"");
    }

    @Test
    void the_signature_may_be_chosen() throws Exception {
        String id = id(client.post(
                "/api/webhooks",
                "{\"url\":\"" + URL + "\",\"events\":[\"job.completed\"],\"signature_format\":\"prefixed\"}"));
        assertThat(client.get("/api/webhooks/" + id).text())
                .contains("\"vocabulary\":\"documented\",\"signature_format\":\"prefixed\"");
        Answer changed = client.patch("/api/webhooks/" + id, "{\"signature_format\":\"hex\",\"active\":false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("\"active\":false", "\"signature_format\":\"hex\"");
    }

    @Test
    void a_deleted_webhook_is_gone() throws Exception {
        String path = "/api/webhooks/" + id(client.post("/api/webhooks", "{\"url\":\"" + URL + "\"}"));
        assertThat(client.delete(path).text())
                .isEqualTo("{\"success\":true,\"message\":\"Webhook deleted successfully\"}");
        assertThat(client.delete(path).code()).isEqualTo("webhook_not_found");
        assertThat(client.get(path).code()).isEqualTo("webhook_not_found");
        assertThat(client.patch(path, "{}").code()).isEqualTo("webhook_not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_field",
                "{\"url\":\"localhost\"} | invalid_parameter",
                "{\"url\":\"ftp://x.example\"} | invalid_parameter",
                "{\"url\":7} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"events\":[]} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"events\":[\"job.done\"]} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"events\":\"job.failed\"} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"active\":1} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"signature_format\":\"md5\"} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"vocabulary\":\"latin\"} | invalid_parameter",
                "{\"url\":\"https://x.example\",\"secret\":\"a\\u0000\"} | invalid_request",
                "{ | invalid_json"
            })
    void a_webhook_that_breaks_a_rule_is_refused(String body, String code) throws Exception {
        Answer answer = client.post("/api/webhooks", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_repeated_creation_gets_the_first_answer_with_its_secret() throws Exception {
        Answer first = client.post("/api/webhooks", "{\"url\":\"" + URL + "\"}", "hook");
        Answer second = client.post("/api/webhooks", "{\"url\":\"" + URL + "\"}", "hook");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
