package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.header;
import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Deeds over the wire: each is in the log once, under who did it. */
class AuditTest {
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

    private static List<JsonNode> entries(String query) throws Exception {
        HttpResponse<String> answer = server.get("/v1/audit?limit=500&" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("items").valueStream().toList();
    }

    @Test
    void a_deed_is_noted_with_who_did_it_and_from_where_and_without_its_secret() throws Exception {
        JsonNode key = json(server.post("/v1/keys", "{\"dialect\":\"genlogs\",\"name\":\"noted\"}"));
        List<JsonNode> entries = entries("subject=" + key.get("id").asString());
        assertThat(entries).hasSize(1);
        JsonNode entry = entries.getFirst();
        assertThat(entry.get("action").asString()).isEqualTo("credential.created");
        assertThat(entry.get("actor").asString()).isEqualTo("admin");
        assertThat(entry.get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.at("/details/name").asString()).isEqualTo("noted");
        assertThat(entry.toString()).doesNotContain(key.get("secret").asString());
    }

    @Test
    void deeds_of_every_kind_are_noted() throws Exception {
        String webhook = "/v1/webhooks/"
                + json(server.post("/v1/webhooks", "{\"url\":\"https://receiver.example/a\"}"))
                        .get("id")
                        .asString();
        server.patch(webhook, "{\"events\":[\"*\"]}");
        server.post(webhook + "/secret", "");
        server.delete(webhook);
        server.get("/v1/webhook-secret");
        server.post("/v1/devices", "{\"device_id\":\"noted-1\"}");
        server.patch("/v1/devices/noted-1", "{\"name\":\"Noted\",\"status\":\"disabled\"}");
        server.post("/v1/devices/noted-1/rotate-key", "");
        server.delete("/v1/devices/noted-1");
        server.post("/v1/organisations", "{\"name\":\"noted\"}");
        assertThat(entries(""))
                .extracting(entry -> entry.get("action").asString())
                .contains(
                        "webhook.created",
                        "webhook.changed",
                        "webhook.secret_changed",
                        "webhook.deleted",
                        "webhook_secret.read",
                        "device.added",
                        "device.renamed",
                        "device.disabled",
                        "credential.rotated",
                        "device.removed",
                        "organisation.created");
    }

    @Test
    void a_call_that_is_refused_leaves_no_entry() throws Exception {
        int before = entries("action=user.created").size();
        server.post("/v1/users", "{\"username\":\"admin\",\"email\":\"x@y\"}");
        assertThat(entries("action=user.created")).hasSize(before);
    }

    @Test
    void failed_logins_are_noted_until_the_name_is_locked() throws Exception {
        server.post("/v1/users", "{\"username\":\"target\",\"email\":\"target@example.org\"}");
        for (int attempt = 0; attempt < 11; attempt++) {
            server.send(server.stranger("/login")
                    .POST(BodyPublishers.ofString("{\"username\":\"target\",\"password\":\"guess\"}")));
        }
        assertThat(entries("actor=target&action=login.failed")).hasSize(9);
        assertThat(entries("actor=target&action=login.locked")).hasSize(1);
    }

    @Test
    void filters_and_pages_agree() throws Exception {
        for (int number = 0; number < 5; number++) {
            server.post("/v1/keys", "{\"dialect\":\"genlogs\",\"name\":\"page\"}");
        }
        JsonNode first = json(server.get("/v1/audit?action=credential.created&limit=2"));
        JsonNode second = json(server.get("/v1/audit?action=credential.created&limit=2&cursor="
                + first.get("next_cursor").asString()));
        assertThat(second.at("/items/0/number").asLong())
                .isLessThan(first.at("/items/1/number").asLong());
        assertThat(entries("until=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(entries("from=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(entries("from=2020-01-01T00:00:00Z&until=2999-01-01T00:00:00Z"))
                .hasSameSizeAs(entries(""));
        assertThat(server.get("/v1/audit?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void the_log_is_taken_away_as_lines_which_is_noted() throws Exception {
        int all = entries("").size();
        HttpResponse<String> lines = server.send(server.admin("/v1/audit").header("Accept", "application/jsonl"));
        assertThat(header(lines, "Content-Type")).startsWith("application/jsonl");
        assertThat(lines.body().lines()).hasSize(all + 1);
        assertThat(entries("action=audit.exported")).isNotEmpty();
    }

    @Test
    void another_organisation_sees_its_own_log_only() throws Exception {
        String token = json(server.post("/v1/organisations", "{\"name\":\"elsewhere\"}"))
                .at("/credentials/hub/access_token")
                .asString();
        JsonNode log = json(server.send(server.as(token, "/v1/audit")));
        assertThat(log.get("items")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .containsExactly("organisation.created");
    }
}
