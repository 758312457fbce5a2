package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageListTest {
    private final Backstage backstage = new Backstage();
    private FakeServer server;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = ApiClient.of(server.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void pages_are_followed_until_every_image_was_seen() {
        server.route(
                "GET /v1/images",
                request -> request.query("cursor").isEmpty()
                        ? page("img_1", "a", "next page")
                        : page("img_2", "b", "a page that nobody needs"));
        assertThat(list(image("img_1", "a"), image("img_2", "b")))
                .isEqualTo(Map.of("img_1", "key of img_1", "img_2", "key of img_2"));
        assertThat(backstage.entries()).hasSize(2).allMatch(Entry::asExpected);
    }

    @Test
    void a_list_that_ends_too_early_is_not_as_expected() {
        server.route("GET /v1/images", request -> page("img_1", "a", ""));
        assertThat(list(image("img_1", "a"), image("img_2", "b"))).containsOnlyKeys("img_1");
        assertThat(backstage.surprises()).hasSize(1);
    }

    @Test
    void an_image_with_another_hash_does_not_count() {
        server.route("GET /v1/images", request -> page("img_1", "something else", ""));
        assertThat(list(image("img_1", "a"))).isEmpty();
        assertThat(backstage.surprises()).hasSize(1);
    }

    private Map<String, String> list(SentImage... images) {
        return new ImageList(backstage.stage("fovea"), client).mediaKeys(List.of(images));
    }

    private static SentImage image(String id, String sha256) {
        return new SentImage("x.jpg", id, sha256);
    }

    private static Reply page(String id, String sha256, String cursor) {
        Map<String, Object> page = new HashMap<>();
        page.put("items", List.of(Map.of("id", id, "media_key", "key of " + id, "sha256", sha256)));
        if (!cursor.isEmpty()) {
            page.put("next_cursor", cursor);
        }
        return Reply.json(200, page);
    }
}
