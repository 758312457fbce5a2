package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImggoScenesTest {
    private final Backstage backstage = new Backstage();
    private FakeFovea fovea;
    private ApiClient client;
    private DemoReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        fovea = new FakeFovea();
        client = ApiClient.of(fovea.uri());
        receiver = DemoReceiver.start(ImggoScenes.SECRET, Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        receiver.close();
        client.close();
        fovea.close();
    }

    @Test
    void documents_become_data_and_the_application_is_told() {
        play();
        assertThat(backstage.surprises()).isEmpty();
        assertThat(backstage.entries())
                .extracting(Entry::status)
                .containsExactly(201, 201, 200, 200, 201, 202, 200, 200, 422, 422, 404);
    }

    @Test
    void another_value_than_the_printed_one_is_noticed() {
        fovea.server.route(
                "GET /api/jobs/*",
                request -> Reply.json(
                        200,
                        Map.of("data", Map.of("status", "completed", "result", Map.of("invoice_number", "NL-1")))));
        play();
        assertThat(backstage.surprises()).hasSize(1).first().asString().startsWith("job ");
    }

    @Test
    void a_webhook_that_is_signed_with_another_secret_is_noticed() {
        receiver.close();
        receiver = DemoReceiver.start("another secret", Duration.ofSeconds(5));
        play();
        assertThat(backstage.surprises()).hasSize(1).first().asString().startsWith("webhook about job ");
    }

    private void play() {
        new ImggoScenes(backstage.stage("imggo"), client, FakeFovea.CREDENTIALS.imggo(), receiver, Backstage.OCCASION)
                .play();
    }
}
