package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.access.NewCredentials;
import dev.fovea.dialect.imggo.ImggoClient.Answer;
import dev.fovea.model.Vocabulary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every door does before anything else: headers, key, rate, right, path, size. */
class DoorsTest {
    @TempDir
    static Path folder;

    private static ImggoServer server;
    private static ImggoClient client;

    @BeforeAll
    static void start() {
        server = ImggoServer.start(folder, Map.of("imggo.rate-limit", "300"));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertHeaders(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("X-Request-ID")).matches("req_[A-Za-z0-9]{12}");
        assertThat(answer.header("X-RateLimit-Limit")).matches("\\d+");
        assertThat(answer.header("X-RateLimit-Remaining")).matches("\\d+");
        long now = System.currentTimeMillis() / 1000;
        assertThat(Long.parseLong(answer.header("X-RateLimit-Reset"))).isBetween(now - 5, now + 65);
    }

    @Test
    void every_answer_has_the_headers_of_the_reference() throws Exception {
        List<Answer> answers = new ArrayList<>();
        answers.add(client.get("/api/patterns"));
        answers.add(client.get("/api/patterns/pat_none"));
        answers.add(client.get("/api/jobs/none"));
        answers.add(client.post("/api/patterns", "{"));
        answers.add(client.get("/api/health"));
        answers.add(client.get("/api/jobs/a/b"));
        answers.add(client.delete("/api/jobs"));
        answers.add(client.with("").get("/api/webhooks"));
        assertThat(answers).extracting(Answer::status).containsExactly(200, 404, 404, 400, 200, 404, 405, 401);
        assertThat(answers).allSatisfy(DoorsTest::assertHeaders);
    }

    @Test
    void a_request_id_is_never_the_clients() throws Exception {
        Answer answer = client.send(
                client.request("/api/patterns").header("X-Request-ID", "mine").GET());
        assertThat(answer.header("X-Request-ID")).isNotEqualTo("mine");
    }

    @Test
    void a_key_counts_its_requests() throws Exception {
        int before = Integer.parseInt(client.get("/api/jobs/x").header("X-RateLimit-Remaining"));
        Answer next = client.get("/api/jobs/x");
        assertThat(next.header("X-RateLimit-Limit")).isEqualTo("300");
        assertThat(Integer.parseInt(next.header("X-RateLimit-Remaining"))).isBetween(before - 1, before + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/patterns/x/y", "/api/jobs/x/y/z", "/api/webhooks/x/y", "/api/patterns/x/versions/y"})
    void an_unknown_path_is_refused_in_the_form_of_this_api(String path) throws Exception {
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }

    @Test
    void another_method_names_those_that_are_served() throws Exception {
        Answer answer = client.send(client.request("/api/patterns/x").POST(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("method_not_allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, PUT, PATCH, DELETE");
    }

    /** A call of each operation, with what it needs. */
    record Call(String method, String path, String right) {
        Answer by(ImggoClient client) throws Exception {
            return client.send(client.json(path).method(method, BodyPublishers.ofString("{}")));
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call("GET", "/api/patterns", "patterns:read"),
                new Call("POST", "/api/patterns", "patterns:write"),
                new Call("GET", "/api/patterns/x", "patterns:read"),
                new Call("PATCH", "/api/patterns/x", "patterns:write"),
                new Call("PUT", "/api/patterns/x", "patterns:write"),
                new Call("DELETE", "/api/patterns/x", "patterns:delete"),
                new Call("GET", "/api/patterns/x/versions", "patterns:read"),
                new Call("POST", "/api/patterns/x/versions", "patterns:write"),
                new Call("POST", "/api/patterns/x/versions/switch", "patterns:write"),
                new Call("POST", "/api/patterns/x/ingest", "jobs:create"),
                new Call("GET", "/api/jobs", "jobs:read"),
                new Call("GET", "/api/jobs/x", "jobs:read"),
                new Call("GET", "/api/webhooks", "webhooks:manage"),
                new Call("POST", "/api/webhooks", "webhooks:manage"),
                new Call("GET", "/api/webhooks/x", "webhooks:manage"),
                new Call("PATCH", "/api/webhooks/x", "webhooks:manage"),
                new Call("DELETE", "/api/webhooks/x", "webhooks:manage"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void without_its_scope_a_key_is_refused_before_its_path_is_looked_at(Call call) throws Exception {
        String key = keyWith(call.right().equals("jobs:read") ? "patterns:read" : "jobs:read");
        Answer answer = call.by(client.with(key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("insufficient_permissions");
        assertThat(answer.json().at("/error/message").asString(""))
                .isEqualTo("This API key does not have '" + call.right() + "' permission");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void with_its_scope_a_key_is_admitted(Call call) throws Exception {
        assertThat(call.by(client.with(keyWith(call.right()))).status()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patterns:ingest", "admin:all", "jobs:create"})
    void either_spelling_of_a_scope_admits(String scope) throws Exception {
        Answer answer = client.with(keyWith(scope)).post("/api/patterns/x/ingest", "{}");
        assertThat(answer.code()).isEqualTo("pattern_not_found");
    }

    @Test
    void a_user_in_place_of_a_key_does_what_the_role_allows() throws Exception {
        NewCredentials secrets = server.app().firstCredentials().orElseThrow();
        try (HttpClient ownConnections = HttpClient.newHttpClient()) {
            checkRoles(new ImggoClient(ownConnections, client.base(), ""), secrets);
        }
    }

    private void checkRoles(ImggoClient nobody, NewCredentials secrets) throws Exception {
        Answer login =
                nobody.post("/login", "{\"username\":\"admin\",\"password\":\"" + secrets.adminPassword() + "\"}");
        ImggoClient admin = nobody.with(login.json().at("/data/token").asString(""));
        assertThat(admin.get("/api/patterns").status()).isEqualTo(200);
        assertThat(admin.post("/api/patterns", "{}").code()).isEqualTo("missing_field");
        ImggoClient readOnly = nobody.with(accessToken(admin, "[]"));
        assertThat(readOnly.get("/api/patterns").status()).isEqualTo(200);
        assertThat(readOnly.post("/api/patterns", "{}").code()).isEqualTo("insufficient_permissions");
        assertThat(nobody.with(accessToken(admin, "[\"media:write\"]"))
                        .post("/api/patterns", "{}")
                        .code())
                .isEqualTo("missing_field");
    }

    private static String accessToken(ImggoClient admin, String scopes) throws Exception {
        Answer made =
                admin.post("/profile/token", "{\"name\":\"t" + System.nanoTime() + "\",\"scopes\":" + scopes + "}");
        return made.json().at("/data/token/token").asString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token x", "Bearer", "Bearer nonsense", "Basic YTpi"})
    void a_wrong_authorization_is_an_invalid_key(String header) throws Exception {
        ImggoClient nobody = client.with("");
        Answer answer = nobody.send(
                nobody.request("/api/patterns").header("Authorization", header).GET());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isIn("invalid_api_key", "missing_authorization");
    }

    @Test
    void an_encoded_nul_is_a_bad_request_and_no_fault_of_ours() throws Exception {
        assertThat(client.get("/api/patterns?search=%00").status()).isEqualTo(400);
        assertThat(client.get("/api/jobs?pattern_id=a%00").status()).isEqualTo(400);
        assertThat(client.get("/api/webhooks/wh_%00").status()).isBetween(400, 404);
    }

    private static String keyWith(String scope) {
        return server.issueKey(Set.of(scope), Vocabulary.DOCUMENTED);
    }
}
