package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcusightScenesTest {
    private final Backstage backstage = new Backstage();
    private final Album album = Album.load();
    private FakeFovea fovea;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        fovea = new FakeFovea();
        client = ApiClient.of(fovea.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        fovea.close();
    }

    @Test
    void all_pictures_are_stored_once_and_the_last_one_again_by_the_new_device() {
        List<SentImage> stored = play();
        assertThat(backstage.surprises()).isEmpty();
        assertThat(stored)
                .extracting(SentImage::sha256)
                .containsExactlyElementsOf(
                        album.pictures().stream().map(Picture::sha256).toList());
        assertThat(fovea.images).hasSize(album.pictures().size() + 1);
    }

    @Test
    void a_duplicate_that_is_refused_is_not_as_expected() {
        fovea.server.route(
                "POST /api/device/images/upload",
                request -> Reply.json(
                        409,
                        Map.of(
                                "success",
                                false,
                                "error",
                                Map.of("code", "DUPLICATE_IMAGE", "message", "Image already exists"))));
        play();
        assertThat(backstage.surprises()).contains("fire-engine.png again");
    }

    @Test
    void a_refusal_under_another_status_is_not_as_expected() {
        fovea.server.route(
                "POST /api/data/agent/images/notify", request -> Reply.json(422, Map.of("error", "width is wrong")));
        play();
        assertThat(backstage.surprises()).contains("announcement with width 0");
    }

    private List<SentImage> play() {
        Credentials.Acusight key = FakeFovea.CREDENTIALS.acusight();
        return new AcusightScenes(backstage.stage("acusight"), client, key, album, Backstage.OCCASION)
                .play(FakeFovea.LOGIN_TOKEN);
    }
}
