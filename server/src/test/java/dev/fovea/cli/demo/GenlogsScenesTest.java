package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenlogsScenesTest {
    private final Backstage backstage = new Backstage();
    private final DemoPictures pictures = DemoPictures.start();
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
        pictures.close();
    }

    @Test
    void the_plate_is_reported_by_every_sensor_of_the_route_and_a_retry_adds_none() {
        List<SentImage> stored = play();
        assertThat(backstage.surprises()).isEmpty();
        assertThat(stored).hasSize(GenlogsScenes.platesSent() + 1).hasSameSizeAs(fovea.images);
        assertThat(fovea.sightings).hasSize(GenlogsScenes.platesSent());
    }

    @Test
    void every_problem_of_the_wrong_report_is_kept() {
        play();
        assertThat(backstage.entries())
                .filteredOn(entry -> entry.status() == 422)
                .singleElement()
                .satisfies(entry -> assertThat(entry.reasons()).hasSize(4));
    }

    @Test
    void a_private_address_that_is_fetched_is_not_as_expected() {
        fovea.server.route(
                "POST /image",
                request -> Reply.json(200, Map.of("message", "Image received")).with("X-Image-Id", "img_1"));
        play();
        assertThat(backstage.surprises()).contains("private address http://169.254.169.254/latest/meta-data");
    }

    @Test
    void a_report_that_names_one_problem_only_is_not_as_expected() {
        fovea.server.route(
                "POST /image",
                request -> Reply.json(
                        422, Map.of("detail", List.of(Map.of("loc", List.of("body", "source"), "msg", "too short")))));
        play();
        assertThat(backstage.surprises()).contains("report with four wrong fields");
    }

    private List<SentImage> play() {
        return new GenlogsScenes(
                        backstage.stage("genlogs"),
                        client,
                        FakeFovea.CREDENTIALS,
                        Album.load(),
                        pictures,
                        Backstage.OCCASION)
                .play();
    }
}
