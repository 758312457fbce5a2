package dev.fovea.cli.demo;

import static dev.fovea.cli.demo.FakeFovea.CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoScenarioTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream story = new ByteArrayOutputStream();
    private FakeFovea fovea;

    @BeforeEach
    void start() throws IOException {
        fovea = new FakeFovea();
    }

    @AfterEach
    void stop() {
        fovea.close();
    }

    @Test
    void a_server_that_keeps_the_contracts_is_as_expected() {
        Report report = play(fovea.uri(), NOON);
        assertThat(report.surprises()).isEmpty();
        assertThat(report.asExpected()).isTrue();
        assertThat(story()).contains("calls ended as expected, refusals included");
    }

    @Test
    void every_dialect_stores_and_refuses_something() {
        Report report = play(fovea.uri(), NOON);
        assertThat(report.totals())
                .filteredOn(
                        total -> List.of("acusight", "genlogs", "hub", "imggo").contains(total.dialect()))
                .hasSize(4)
                .allSatisfy(total -> {
                    assertThat(total.stored()).isPositive();
                    assertThat(total.repeated()).isEqualTo(1);
                    assertThat(total.refused()).isPositive();
                });
    }

    @Test
    void the_totals_add_up_to_the_calls() {
        Report report = play(fovea.uri(), NOON);
        assertThat(report.totals())
                .allSatisfy(total -> assertThat(total.sent())
                        .isEqualTo(total.stored() + total.repeated() + total.refused() + total.answered()));
        assertThat(report.totals().stream().mapToInt(Total::sent).sum()).isEqualTo(report.calls());
    }

    @Test
    void every_refusal_is_told_with_its_reason() {
        Report report = play(fovea.uri(), NOON);
        assertThat(report.refusals())
                .extracting(Entry::status)
                .containsExactlyInAnyOrder(400, 415, 400, 500, 500, 422, 207, 400, 404, 422, 422, 404);
        assertThat(report.refusals())
                .allSatisfy(entry -> assertThat(entry.reasons()).isNotEmpty().doesNotContain(""));
        assertThat(story())
                .contains("track stray, frame 8: box_out_of_frame")
                .contains("body.source: String should have at least 1 character")
                .contains("Supported formats: JPEG, PNG");
    }

    @Test
    void it_can_be_told_again_on_the_same_data() {
        play(fovea.uri(), NOON);
        Report again = play(fovea.uri(), Clock.offset(NOON, Duration.ofMinutes(1)));
        assertThat(again.surprises()).isEmpty();
        assertThat(again.totals().getFirst().dialect()).isEqualTo("hub");
    }

    @Test
    void what_to_do_next_names_the_detections_of_a_stored_image() {
        play(fovea.uri(), NOON);
        assertThat(story())
                .contains("TOKEN=fvt_1")
                .contains(fovea.uri() + "/v1/sightings?plate=FOVEA28")
                .containsPattern("/detections\\?mediaKey=raw-data%2F[0-9a-f]{8}_fire-engine.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /login",
                "POST /api/device/images/upload",
                "POST /api/data/agent/images/notify",
                "POST /api/provisioning-tokens",
                "POST /api/devices/provision",
                "GET /api/device/self",
                "POST /auth/token",
                "POST /image",
                "POST /v1/recordings",
                "POST /detections",
                "POST /api/webhooks",
                "POST /api/patterns",
                "GET /api/jobs/*",
                "GET /v1/images",
                "GET /v1/images/*",
                "GET /v1/sightings",
                "GET /api/data/images",
                "GET /api/data/batches",
                "GET /detections"
            })
    void a_route_that_fails_is_not_as_expected(String route) {
        fovea.server.route(route, request -> Reply.json(503, Map.of("detail", "down for the test")));
        Report report = play(fovea.uri(), NOON);
        assertThat(report.asExpected()).isFalse();
        assertThat(report.surprises()).flatExtracting(Entry::reasons).contains("down for the test");
        assertThat(story()).contains("Not as expected").contains("did not end as expected");
    }

    @Test
    void a_refusal_that_does_not_come_is_not_as_expected() {
        fovea.server.route(
                "POST /detections",
                request -> Reply.json(
                        201, Map.of("runId", "r", "tracksStored", 3, "boxesStored", 15, "rejected", List.of())));
        assertThat(play(fovea.uri(), NOON).surprises())
                .extracting(Entry::what)
                .contains("run with schemaVersion 2.0", "run onto an unknown recording", "run with a box out of frame");
    }

    @Test
    void changed_bytes_are_noticed() {
        fovea.server.route("GET /v1/images/*", request -> Reply.bytes(200, new byte[] {1, 2, 3}));
        assertThat(play(fovea.uri(), NOON).surprises())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.broken()).containsExactly("the bytes that were sent"));
    }

    @Test
    void an_image_that_the_list_lacks_is_noticed() {
        fovea.server.route("GET /v1/images", request -> Reply.json(200, Map.of("items", List.of())));
        assertThat(play(fovea.uri(), NOON).asExpected()).isFalse();
    }

    @Test
    void a_second_image_for_a_retry_is_noticed() {
        fovea.server.route(
                "POST /image",
                request -> Reply.json(200, Map.of("message", "Image received"))
                        .with("X-Image-Id", "img_" + System.nanoTime()));
        assertThat(play(fovea.uri(), NOON).surprises()).extracting(Entry::what).contains("i95-mile-44 again");
    }

    @Test
    void a_server_that_is_not_there_is_reported_and_not_thrown() {
        URI gone = fovea.uri();
        fovea.close();
        Report report = play(gone, NOON);
        assertThat(report.asExpected()).isFalse();
        assertThat(report.surprises()).hasSize(report.calls());
        assertThat(story()).contains("no answer");
    }

    private Report play(URI uri, Clock clock) {
        PrintStream out = new PrintStream(story, true, StandardCharsets.UTF_8);
        return DemoScenario.run(uri, CREDENTIALS, out, false, clock, Duration.ofMillis(300));
    }

    private String story() {
        return story.toString(StandardCharsets.UTF_8);
    }
}
