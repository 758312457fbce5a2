package dev.fovea.dialect.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks over the wire: a server that runs, and receivers that listen. */
@Timeout(60)
class WebhooksTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a receiver got. */
    private record Got(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    @TempDir
    static Path folder;

    private static final BlockingQueue<Got> INBOX = new LinkedBlockingQueue<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static FoveaApp app;
    private static NewCredentials secrets;
    private static HttpServer receiver;

    @BeforeAll
    static void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", WebhooksTest::receive);
        receiver.start();
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(
                        FoveaSettings.DATA.name(), folder.toString(),
                        FoveaSettings.PORT.name(), "0",
                        FoveaSettings.OUTBOUND_ALLOW.name(), "127.0.0.1")));
        secrets = app.firstCredentials().orElseThrow();
    }

    @AfterAll
    static void stop() {
        NEVER.countDown();
        app.close();
        receiver.stop(0);
        HTTP.close();
    }

    /** {@code /status/410} answers with 410, {@code /never} not at all, everything else with 200. */
    private static void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        INBOX.add(new Got(path, Map.copyOf(exchange.getRequestHeaders()), body));
        if (path.startsWith("/never")) {
            await(NEVER);
        }
        String[] parts = path.split("/", -1);
        int status = parts[1].equals("status") ? Integer.parseInt(parts[2]) : 200;
        byte[] answer = "thanks".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private static String freshPath() {
        return "/hook/" + NUMBER.incrementAndGet();
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + secrets.accessToken());
        return HTTP.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode ok(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static JsonNode created(String path, String events) throws Exception {
        return ok(
                201,
                "POST",
                "/v1/webhooks",
                "{\"url\":\"" + address(path) + "\",\"events\":[" + events + "],\"secret\":\"a secret of sixteen\"}");
    }

    private static String id(JsonNode node) {
        return node.path("id").asString("");
    }

    /** A recording that was not there before. */
    private static String happens() throws Exception {
        String key = "recording-" + NUMBER.incrementAndGet();
        ok(201, "POST", "/v1/recordings", "{\"media_key\":\"" + key + "\"}");
        return key;
    }

    private static Got got(String path) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Got next = INBOX.poll(100, TimeUnit.MILLISECONDS);
            if (next != null && next.path().equals(path)) {
                return next;
            }
        }
        throw new AssertionError("nothing came to " + path);
    }

    private static JsonNode eventually(Callable<JsonNode> look, String state) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode seen = look.call();
        while (!seen.path("state").asString("").equals(state) && System.nanoTime() < end) {
            Thread.sleep(20);
            seen = look.call();
        }
        assertThat(seen.path("state").asString("")).isEqualTo(state);
        return seen;
    }

    private static JsonNode latest(String webhook) throws Exception {
        return ok(200, "GET", "/v1/webhooks/" + webhook + "/deliveries", "")
                .path("items")
                .path(0);
    }

    private static JsonNode settled(String webhook, String state) throws Exception {
        JsonNode delivery = eventually(() -> latest(webhook), state);
        return ok(200, "GET", "/v1/deliveries/" + id(delivery), "");
    }

    @Test
    void what_happens_is_told_signed_and_logged() throws Exception {
        String path = freshPath();
        String webhook = id(created(path, "\"recording.registered\""));
        happens();
        Got got = got(path);
        JsonNode payload = JSON.readTree(got.body());
        assertThat(payload.path("event").asString("")).isEqualTo("recording.registered");
        assertThat(got.header("X-ImgGo-Event")).isEqualTo("recording.registered");
        new com.standardwebhooks.Webhook("a secret of sixteen".getBytes(StandardCharsets.UTF_8))
                .verify(got.body(), HttpHeaders.of(got.headers(), (_, _) -> true));

        JsonNode delivery = settled(webhook, "delivered");
        assertThat(delivery.path("payload").asString("")).isEqualTo(got.body());
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        JsonNode attempt = delivery.path("log").path(0);
        assertThat(attempt.path("status").asInt()).isEqualTo(200);
        assertThat(attempt.path("response").asString("")).isEqualTo("thanks");
        assertThat(attempt.path("request_headers").path("webhook-id").asString(""))
                .isEqualTo(id(delivery));
    }

    @Test
    void a_receiver_that_never_answers_does_not_hold_others_up() throws Exception {
        String stuck = "/never/" + NUMBER.incrementAndGet();
        created(stuck, "\"recording.registered\"");
        for (int i = 0; i < 40; i++) {
            happens();
        }
        got(stuck);
        String path = freshPath();
        created(path, "\"recording.registered\"");
        happens();
        assertThat(got(path).header("X-ImgGo-Event")).isEqualTo("recording.registered");
    }

    @Test
    void a_failed_delivery_waits_for_its_next_attempt_and_can_be_sent_again_by_hand() throws Exception {
        String webhook = id(created("/status/500/" + NUMBER.incrementAndGet(), "\"recording.registered\""));
        happens();
        JsonNode failed = eventually(
                () -> {
                    JsonNode seen = latest(webhook);
                    return seen.path("attempts").asInt() == 1 ? seen : JSON.createObjectNode();
                },
                "pending");
        assertThat(failed.path("next_attempt_at").isNull()).isFalse();
        String path = freshPath();
        ok(200, "PATCH", "/v1/webhooks/" + webhook, "{\"url\":\"" + address(path) + "\"}");
        JsonNode again = ok(202, "POST", "/v1/deliveries/" + id(failed) + "/redeliver", "");
        assertThat(id(again)).isEqualTo(id(failed));
        assertThat(got(path).header("X-ImgGo-Delivery")).isEqualTo(id(failed));
        assertThat(settled(webhook, "delivered").path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void a_receiver_that_is_gone_switches_its_webhook_off() throws Exception {
        String webhook = id(created("/status/410/" + NUMBER.incrementAndGet(), "\"recording.registered\""));
        happens();
        JsonNode delivery = settled(webhook, "failed");
        assertThat(delivery.path("log").path(0).path("status").asInt()).isEqualTo(410);
        assertThat(ok(200, "GET", "/v1/webhooks/" + webhook, "").path("active").asBoolean())
                .isFalse();
        assertThat(ok(200, "GET", "/v1/webhooks/" + webhook + "/deliveries?state=failed", "")
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void a_range_is_sent_again() throws Exception {
        String path = freshPath();
        String webhook = id(created(path, "\"recording.registered\""));
        happens();
        got(path);
        settled(webhook, "delivered");
        JsonNode none = ok(202, "POST", "/v1/webhooks/" + webhook + "/redeliver", "{\"state\":\"failed\"}");
        assertThat(none.path("count").asInt()).isZero();
        JsonNode one = ok(
                202,
                "POST",
                "/v1/webhooks/" + webhook + "/redeliver",
                "{\"state\":\"delivered\",\"from\":\"2020-01-01T00:00:00Z\"}");
        assertThat(one.path("count").asInt()).isEqualTo(1);
        got(path);
    }

    @Test
    void a_test_event_tries_the_receiver_with_its_new_secret() throws Exception {
        String path = freshPath();
        String webhook = id(created(path, "\"job.completed\""));
        String secret = ok(200, "POST", "/v1/webhooks/" + webhook + "/secret", "")
                .path("secret")
                .asString("");
        ok(202, "POST", "/v1/webhooks/" + webhook + "/test", "");
        Got got = got(path);
        assertThat(got.header("X-ImgGo-Event")).isEqualTo("webhook.test");
        HttpHeaders headers = HttpHeaders.of(got.headers(), (_, _) -> true);
        new com.standardwebhooks.Webhook(secret.getBytes(StandardCharsets.UTF_8)).verify(got.body(), headers);
        new com.standardwebhooks.Webhook("a secret of sixteen".getBytes(StandardCharsets.UTF_8))
                .verify(got.body(), headers);
    }

    @Test
    void a_webhook_is_shown_without_its_secret_and_removed() throws Exception {
        JsonNode created = created(freshPath(), "\"*\"");
        assertThat(created.path("secret").asString("")).isEqualTo("a secret of sixteen");
        String webhook = id(created);
        assertThat(ok(200, "GET", "/v1/webhooks/" + webhook, "").has("secret")).isFalse();
        assertThat(ok(200, "GET", "/v1/webhooks?limit=500", "").path("items").toString())
                .contains(webhook)
                .doesNotContain("a secret of sixteen");
        assertThat(send("DELETE", "/v1/webhooks/" + webhook, "").statusCode()).isEqualTo(204);
        ok(404, "GET", "/v1/webhooks/" + webhook, "");
        ok(404, "DELETE", "/v1/webhooks/" + webhook, "");
    }

    @Test
    void an_administrator_sees_the_secret_of_the_organisation() throws Exception {
        assertThat(ok(200, "GET", "/v1/webhook-secret", "").path("secret").asString(""))
                .matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                            | url
            {"url":"localhost"}                                           | url
            {"url":1}                                                     | url
            {"url":"https://a.example","events":[]}                       | events
            {"url":"https://a.example","events":["job.done"]}             | events
            {"url":"https://a.example","vocabulary":"klingon"}            | vocabulary
            {"url":"https://a.example","signature_format":"base64"}       | signature_format
            {"url":"https://a.example","active":"yes"}                    | active
            {"url":"https://a.example","secret":"short"}                  | secret
            """)
    void a_bad_webhook_is_refused_by_the_name_of_its_member(String body, String member) throws Exception {
        JsonNode problem = ok(400, "POST", "/v1/webhooks", body);
        assertThat(problem.path("errors").path(0).path("field").asString("")).isEqualTo(member);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /v1/webhooks/wh_unknown,                                          404
            GET,  /v1/webhooks/wh_unknown/deliveries,                               404
            POST, /v1/webhooks/wh_unknown/test,                                     404
            POST, /v1/webhooks/wh_unknown/secret,                                   404
            GET,  /v1/deliveries/nonsense,                                          404
            GET,  /v1/deliveries/00000000-0000-0000-0000-000000000000,              404
            POST, /v1/deliveries/00000000-0000-0000-0000-000000000000/redeliver,    404
            GET,  /v1/webhooks/wh_unknown/deliveries?state=lost,                    400
            """)
    void what_is_not_there_is_refused(String method, String path, int status) throws Exception {
        ok(status, method, path, "");
    }
}
