package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.header;
import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are repeated under one key, over the wire. */
class RepeatsTest {
    @TempDir
    static Path folder;

    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = new OwnServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(String key, String path, String body) throws Exception {
        return server.send(server.admin(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    private static String key(String name) {
        return "{\"dialect\":\"genlogs\",\"name\":\"" + name + "\"}";
    }

    private static long keysOf(String name) throws Exception {
        return json(server.get("/v1/keys?limit=500"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals(name))
                .count();
    }

    @Test
    void a_repetition_gets_the_first_answer_to_the_byte() throws Exception {
        HttpResponse<String> first = post("a", "/v1/keys", key("once"));
        HttpResponse<String> again = post("a", "/v1/keys", key("once"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(header(first, "Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Content-Type")).isEqualTo(header(first, "Content-Type"));
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(keysOf("once")).isEqualTo(1);
    }

    @Test
    void the_header_of_a_new_thing_is_repeated_too() throws Exception {
        String webhook = "{\"url\":\"https://receiver.example/hook\"}";
        HttpResponse<String> first = post("hook", "/v1/webhooks", webhook);
        HttpResponse<String> again = post("hook", "/v1/webhooks", webhook);
        assertThat(header(first, "Location")).startsWith("/v1/webhooks/");
        assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void an_answer_without_a_body_is_repeated_without_one() throws Exception {
        String id = json(server.post("/v1/webhooks", "{\"url\":\"https://receiver.example/gone\"}"))
                .get("id")
                .asString();
        for (String replayed : List.of("", "true")) {
            HttpResponse<String> answer = server.send(server.admin("/v1/webhooks/" + id)
                    .header("Idempotency-Key", "delete")
                    .DELETE());
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(header(answer, "Idempotency-Replayed")).isEqualTo(replayed);
        }
    }

    @Test
    void another_body_under_the_key_is_refused_and_does_nothing() throws Exception {
        assertThat(post("b", "/v1/keys", key("this")).statusCode()).isEqualTo(201);
        HttpResponse<String> other = post("b", "/v1/keys", key("that"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("type").asString()).isEqualTo("urn:fovea:problem:idempotency-key-reused");
        assertThat(keysOf("that")).isZero();
    }

    @Test
    void a_refused_call_may_be_corrected_under_the_same_key() throws Exception {
        assertThat(post("c", "/v1/keys", "{\"dialect\":\"telex\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("c", "/v1/keys", key("corrected")).statusCode()).isEqualTo(201);
    }

    @Test
    void a_key_is_its_callers_own() throws Exception {
        String mine = json(post("mine", "/v1/keys", key("mine"))).get("secret").asString();
        String token = json(server.post("/v1/keys", "{\"dialect\":\"hub\",\"name\":\"other\",\"scopes\":[\"admin\"]}"))
                .get("secret")
                .asString();
        HttpResponse<String> other = server.send(server.as(token, "/v1/keys")
                .header("Idempotency-Key", "mine")
                .POST(BodyPublishers.ofString(key("mine"))));
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(json(other).get("secret").asString()).isNotEqualTo(mine);
    }

    @Test
    void a_key_that_nobody_could_have_meant_is_refused() throws Exception {
        assertThat(post("x".repeat(256), "/v1/keys", key("long")).statusCode()).isEqualTo(400);
        assertThat(server.send(server.stranger("/v1/keys")
                                .header("Idempotency-Key", "k")
                                .POST(BodyPublishers.ofString(key("stranger"))))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void of_many_calls_at_once_one_has_an_effect_and_all_get_its_answer() throws Exception {
        Callable<HttpResponse<String>> call = () -> post("race", "/v1/keys", key("raced"));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<HttpResponse<String>> answers =
                    executor.invokeAll(Stream.generate(() -> call).limit(32).toList()).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
            assertThat(answers)
                    .extracting(HttpResponse::body)
                    .containsOnly(answers.getFirst().body());
            assertThat(answers)
                    .filteredOn(answer -> header(answer, "Idempotency-Replayed").isEmpty())
                    .hasSize(1);
        }
        assertThat(keysOf("raced")).isEqualTo(1);
    }
}
