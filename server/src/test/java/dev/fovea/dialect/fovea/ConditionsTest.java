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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads that are not repeated and changes that do not overwrite, over the wire. */
class ConditionsTest {
    private static final String PATH = "/v1/webhooks";

    @TempDir
    static Path folder;

    private static OwnServer server;
    private String webhook = "";

    @BeforeAll
    static void start() {
        server = new OwnServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void subscribe() throws Exception {
        webhook = PATH + "/"
                + json(server.post(PATH, "{\"url\":\"https://receiver.example/hook\"}"))
                        .get("id")
                        .asString();
    }

    private HttpResponse<String> changeTo(String url, String tag) throws Exception {
        return server.send(server.admin(webhook)
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString("{\"url\":\"" + url + "\"}")));
    }

    private String tag() throws Exception {
        return header(server.get(webhook), "ETag");
    }

    @Test
    void a_read_is_tagged_and_one_who_has_it_is_not_sent_it_again() throws Exception {
        String tag = tag();
        assertThat(tag).matches("\"[0-9A-Za-z_-]{24}\"");
        HttpResponse<String> known = server.send(server.admin(webhook).header("If-None-Match", "\"x\", W/" + tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(header(known, "ETag")).isEqualTo(tag);
        assertThat(known.body()).isEmpty();
        assertThat(server.send(server.admin(webhook).header("If-None-Match", "\"x\""))
                        .body())
                .isNotEmpty();
    }

    @Test
    void another_state_has_another_tag() throws Exception {
        String before = tag();
        assertThat(changeTo("https://receiver.example/new", before).statusCode())
                .isEqualTo(200);
        assertThat(tag()).isNotEqualTo(before);
    }

    @Test
    void what_has_changed_since_it_was_read_is_not_overwritten() throws Exception {
        String seen = tag();
        assertThat(server.patch(webhook, "{\"url\":\"https://receiver.example/other\"}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = changeTo("https://receiver.example/mine", seen);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).get("type").asString()).isEqualTo("urn:fovea:problem:precondition-failed");
        assertThat(server.get(webhook).body()).contains("/other");
        assertThat(server.send(server.admin(webhook).header("If-Match", seen).DELETE())
                        .statusCode())
                .isEqualTo(412);
        HttpResponse<String> deleted =
                server.send(server.admin(webhook).header("If-Match", tag()).DELETE());
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(header(deleted, "Content-Type")).isEmpty();
    }

    @Test
    void a_weak_tag_does_not_allow_a_change_and_a_star_does() throws Exception {
        assertThat(changeTo("https://receiver.example/w", "W/" + tag()).statusCode())
                .isEqualTo(412);
        assertThat(changeTo("https://receiver.example/w", "*").statusCode()).isEqualTo(200);
    }

    @Test
    void what_does_not_exist_is_not_found_under_a_condition_too() throws Exception {
        webhook = PATH + "/wh_00000000000000000000";
        assertThat(changeTo("https://receiver.example/none", "*").statusCode()).isEqualTo(404);
    }

    @Test
    void of_many_changes_under_one_tag_one_is_made() throws Exception {
        String seen = tag();
        List<Callable<HttpResponse<String>>> calls = IntStream.range(0, 16)
                .<Callable<HttpResponse<String>>>mapToObj(
                        number -> () -> changeTo("https://receiver.example/" + number, seen))
                .toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(executor.invokeAll(calls).stream().map(Future::resultNow).map(HttpResponse::statusCode))
                    .containsOnlyOnce(200)
                    .contains(412)
                    .hasSize(16);
        }
    }
}
