package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubScenesTest {
    private final Backstage backstage = new Backstage();
    private FakeFovea fovea;
    private ApiClient client;
    private HubScenes scenes;

    @BeforeEach
    void start() throws IOException {
        fovea = new FakeFovea();
        client = ApiClient.of(fovea.uri());
        scenes = new HubScenes(
                backstage.stage("hub"),
                backstage.stage("fovea"),
                client,
                FakeFovea.CREDENTIALS.admin(),
                Backstage.OCCASION);
    }

    @AfterEach
    void stop() {
        client.close();
        fovea.close();
    }

    @Test
    void the_recording_ends_with_the_two_runs_that_were_good() {
        scenes.play(scenes.logIn());
        assertThat(backstage.surprises()).isEmpty();
        assertThat(fovea.runsByKey.get("camera-7-" + Backstage.OCCASION.tag()))
                .containsOnlyKeys(Backstage.OCCASION.name("cars"), Backstage.OCCASION.name("edge"));
    }

    @Test
    void run_ids_fit_the_hub() {
        assertThat(Backstage.OCCASION.name("future")).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void a_run_is_posted_onto_an_image_by_its_storage_key() {
        FakeFovea.Image image = fovea.store("a.jpg", "somebody", new byte[] {1});
        scenes.describe(FakeFovea.LOGIN_TOKEN, image.key);
        assertThat(backstage.surprises()).isEmpty();
        assertThat(fovea.runsByKey.get(image.key)).hasSize(1);
    }

    @Test
    void a_replaced_run_that_answers_as_new_is_not_as_expected() {
        fovea.server.route(
                "POST /detections",
                request -> Reply.json(
                        201, Map.of("runId", "r", "tracksStored", 3, "boxesStored", 15, "rejected", List.of())));
        scenes.play(FakeFovea.LOGIN_TOKEN);
        assertThat(backstage.surprises()).contains("the same runId again").doesNotContain("run of 3 tracks");
    }

    @Test
    void another_password_is_not_as_expected() {
        fovea.server.route("POST /login", request -> Reply.json(401, Map.of("message", "Authentication failed")));
        assertThat(scenes.logIn()).isEmpty();
        assertThat(backstage.surprises()).containsExactly("sign-in of admin");
    }
}
