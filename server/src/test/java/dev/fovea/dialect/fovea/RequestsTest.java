package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The log of calls over the wire. */
class RequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    /** A call in the log; it is written a moment after it was answered. */
    private static JsonNode logged(HttpResponse<String> answered, String query) throws Exception {
        String path = "/v1/requests/" + OwnServer.header(answered, "X-Request-Id") + query;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            HttpResponse<String> found = server.get(path);
            if (found.statusCode() == 200) {
                return json(found);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not in the log: " + path);
    }

    private static JsonNode logged(HttpResponse<String> answered) throws Exception {
        return logged(answered, "");
    }

    @Test
    void a_call_is_noted_with_who_made_it_and_how_it_went() throws Exception {
        JsonNode call = logged(server.send(server.admin("/v1/images?limit=2").header("User-Agent", "tester/1")));
        assertThat(call.get("api").asString()).isEqualTo("fovea");
        assertThat(call.get("route").asString()).isEqualTo("/v1/images");
        assertThat(call.get("query").asString()).isEqualTo("limit=2");
        assertThat(call.get("status").asInt()).isEqualTo(200);
        assertThat(call.get("caller").asString())
                .isEqualTo(server.secrets().accessToken().substring(0, 10));
        assertThat(call.get("duration_ms").asDouble()).isPositive();
        assertThat(call.get("bytes_out").asLong()).isPositive();
        assertThat(call.get("reason").isNull()).isTrue();
        assertThat(call.at("/headers/User-Agent").asString()).isEqualTo("tester/1");
        assertThat(call.at("/headers/Authorization").asString()).isEqualTo("…");
        assertThat(call.get("body_state").asString()).isEqualTo("none");
    }

    @Test
    void a_refused_call_tells_why_and_what_was_sent_but_no_secret() throws Exception {
        String body =
                "{\"dialect\":\"telex\",\"name\":\"n\",\"password\":\"hunter2hunter2\",\"note\":\"adk_0123456789abcdef\","
                        + "\"image_base64\":\"" + "QUJD".repeat(200) + "\"}";
        JsonNode call = logged(server.send(server.admin("/v1/keys")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
        assertThat(call.get("status").asInt()).isEqualTo(400);
        assertThat(call.get("reason").asString()).contains("dialect must be");
        assertThat(call.get("body_state").asString()).isEqualTo("kept");
        assertThat(call.get("body").asString())
                .contains("\"dialect\":\"telex\"", "\"password\":\"…\"", "adk_…", "…(800 characters)")
                .doesNotContain("hunter2", "0123456789abcdef", "QUJDQUJD");
    }

    @Test
    void what_a_call_that_succeeded_sent_is_not_kept() throws Exception {
        JsonNode call = logged(server.send(server.admin("/v1/keys")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "noted")
                .POST(BodyPublishers.ofString("{\"dialect\":\"genlogs\",\"name\":\"fine\"}"))));
        assertThat(call.get("body").isNull()).isTrue();
        assertThat(call.get("body_state").asString()).isEqualTo("not_kept");
        assertThat(call.get("bytes_in").asLong()).isPositive();
        assertThat(call.get("idempotency_key").asString()).isEqualTo("noted");
    }

    @Test
    void calls_of_other_doors_are_noted_too() throws Exception {
        JsonNode call = logged(server.send(server.stranger("/api/patterns")
                .header("Authorization", "Bearer " + server.secrets().apiKey())));
        assertThat(call.get("api").asString()).isEqualTo("imggo");
        assertThat(call.get("caller").asString()).startsWith("imggo_live_");
    }

    @Test
    void calls_of_nobody_known_are_for_those_who_run_the_server() throws Exception {
        HttpResponse<String> stranger = server.send(server.stranger("/v1/nowhere?token=abc"));
        JsonNode call = logged(stranger, "?unknown=true");
        assertThat(call.get("status").asInt()).isEqualTo(404);
        assertThat(call.get("route").isNull()).isTrue();
        assertThat(call.get("query").asString()).isEqualTo("token=…");
        assertThat(call.get("caller").isNull()).isTrue();
        String other = json(server.post("/v1/organisations", "{\"name\":\"elsewhere\"}"))
                .at("/credentials/hub/access_token")
                .asString();
        assertThat(server.send(server.as(other, "/v1/requests?unknown=true")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void another_organisations_calls_do_not_exist() throws Exception {
        String other = json(server.post("/v1/organisations", "{\"name\":\"stranger\"}"))
                .at("/credentials/hub/access_token")
                .asString();
        JsonNode mine = logged(server.get("/v1/batches"));
        assertThat(server.send(server.as(other, "/v1/requests/" + mine.get("id").asString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.as(other, "/v1/requests")).body())
                .doesNotContain(mine.get("id").asString());
    }

    @Test
    void a_body_is_for_administrators() throws Exception {
        JsonNode refused = logged(server.send(server.admin("/v1/recordings")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"width\":0}"))));
        String viewer = json(server.post("/v1/keys", "{\"dialect\":\"hub\",\"name\":\"viewer\"}"))
                .get("secret")
                .asString();
        String path = "/v1/requests/" + refused.get("id").asString();
        JsonNode seen = json(server.send(server.as(viewer, path)));
        assertThat(seen.get("body").isNull()).isTrue();
        assertThat(seen.get("body_state").asString()).isEqualTo("withheld");
        assertThat(json(server.send(server.as(viewer, path + "/curl")))
                        .get("curl")
                        .asString())
                .doesNotContain("width");
    }

    @Test
    void a_call_is_shown_as_a_command_with_placeholders() throws Exception {
        JsonNode refused = logged(server.send(server.admin("/v1/recordings?x=it's")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"width\":0,\"media_key\":\"o'k\"}"))));
        String curl = json(server.get("/v1/requests/" + refused.get("id").asString() + "/curl"))
                .get("curl")
                .asString();
        assertThat(curl)
                .startsWith("curl -X POST 'http://127.0.0.1:")
                .contains(
                        "\"Authorization: Bearer $FOVEA_KEY\"", "--data-raw '{\"width\":0,\"media_key\":\"o'\\''k\"}'")
                .doesNotContain(server.secrets().accessToken());
    }

    @Test
    void filters_narrow_down() throws Exception {
        JsonNode refused = logged(server.get("/v1/images?limit=nonsense"));
        String id = "{\"id\":\"" + refused.get("id").asString();
        String caller = refused.get("caller").asString();
        for (String query : List.of(
                "status=400",
                "status=4xx",
                "api=fovea",
                "caller=" + caller,
                "path=/v1/im",
                "text=LIMIT+must",
                "from=2020-01-01T00:00:00Z",
                "status=4xx&path=images&text=between")) {
            assertThat(server.get("/v1/requests?limit=500&" + query).body())
                    .as(query)
                    .contains(id);
        }
        for (String query : List.of(
                "status=404",
                "status=5xx",
                "api=hub",
                "caller=nobody",
                "path=%25",
                "text=_imit",
                "until=2020-01-01T00:00:00Z")) {
            assertThat(server.get("/v1/requests?limit=500&" + query).body())
                    .as(query)
                    .doesNotContain(id);
        }
        assertThat(server.get("/v1/requests?status=6xx").statusCode()).isEqualTo(400);
    }

    @Test
    void pages_follow_each_other() throws Exception {
        for (int number = 0; number < 3; number++) {
            var _ = logged(server.get("/v1/images"));
        }
        JsonNode first = json(server.get("/v1/requests?path=/v1/images&limit=2"));
        JsonNode second = json(server.get("/v1/requests?path=/v1/images&limit=2&cursor="
                + first.get("next_cursor").asString()));
        assertThat(second.get("items")).isNotEmpty();
        assertThat(second.get("items")).isNotEqualTo(first.get("items"));
    }

    @Test
    void it_can_be_switched_off() throws Exception {
        try (OwnServer silent = new OwnServer(folder.resolve("silent"), Map.of("requests.log", "false"))) {
            silent.get("/v1/images");
            assertThat(json(silent.get("/v1/requests")).get("items")).isEmpty();
        }
    }
}
