package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clocks and silence of devices over the wire. */
@Timeout(60)
class DeviceHealthTest {
    private static final ZoneOffset KOLKATA = ZoneOffset.ofHoursMinutes(5, 30);

    @TempDir
    static Path folder;

    private static final AtomicInteger PICTURES = new AtomicInteger();
    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = new OwnServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode add(String deviceId) throws Exception {
        return json(server.post("/v1/devices", "{\"device_id\":\"" + deviceId + "\"}"));
    }

    private static JsonNode image(String key, OffsetDateTime captured) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, PICTURES.incrementAndGet());
        form.writeBytes(
                ("--cut\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"timestamp\":\"" + captured
                                + "\"}\r\n--cut\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        ImageIO.write(picture, "png", form);
        form.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = server.send(server.stranger("/api/device/images/upload")
                .header("X-Device-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(server.get("/v1/images/" + json(answer).at("/data/image_id").asString()));
    }

    private static HttpResponse<String> put(String device, String body) throws Exception {
        return server.send(
                server.admin("/v1/devices/" + device + "/expected-interval").PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void a_clock_that_is_ahead_is_found_and_the_offset_of_the_sender_stays() throws Exception {
        JsonNode device = add("ahead");
        assertThat(device.get("clock_skew_ms").isNull()).isTrue();
        OffsetDateTime captured = OffsetDateTime.now(KOLKATA).plusHours(2);
        JsonNode image = image(device.get("device_key").asString(), captured);
        OffsetDateTime shown = OffsetDateTime.parse(image.get("captured_at").asString());
        assertThat(shown.getOffset()).isEqualTo(KOLKATA);
        assertThat(Duration.between(captured, shown).abs()).isLessThan(Duration.ofMillis(1));
        assertThat(image.get("captured_in_future").asBoolean()).isFalse();
        JsonNode found = json(server.get("/v1/devices/ahead"));
        assertThat(found.get("clock_skew_ms").asLong()).isBetween(7_190_000L, 7_200_000L);
        assertThat(found.get("clock_skew_samples").asInt()).isEqualTo(1);
        assertThat(found.get("clock_skew_confidence").asString()).isEqualTo("low");
    }

    @Test
    void days_ahead_are_flagged_not_refused() throws Exception {
        JsonNode device = add("dreamer");
        JsonNode image = image(
                device.get("device_key").asString(),
                OffsetDateTime.now(ZoneOffset.UTC).plusDays(2));
        assertThat(image.get("captured_in_future").asBoolean()).isTrue();
        JsonNode found = json(server.get("/v1/devices/dreamer"));
        assertThat(found.get("captured_in_future").asInt()).isEqualTo(1);
        assertThat(found.get("clock_skew_ms").isNull()).isTrue();
    }

    @Test
    void silence_is_told_and_so_is_the_return() throws Exception {
        JsonNode device = add("shy");
        String key = device.get("device_key").asString();
        assertThat(put("shy", "{\"expected_interval_ms\":1000}").statusCode()).isEqualTo(200);
        var _ = image(key, OffsetDateTime.now(ZoneOffset.UTC));
        JsonNode silent = told("device.silent");
        assertThat(silent.at("/data/expected_interval_ms").asLong()).isEqualTo(1000);
        JsonNode view = json(server.get("/v1/devices/shy"));
        assertThat(view.get("silent_since")).isEqualTo(silent.at("/data/silent_since"));
        assertThat(view.get("last_seen_at")).isEqualTo(view.get("silent_since"));
        var _ = image(key, OffsetDateTime.now(ZoneOffset.UTC));
        assertThat(told("device.recovered").at("/data/silent_ms").asLong()).isGreaterThan(3000);
        assertThat(json(server.get("/v1/devices/shy")).get("silent_since").isNull())
                .isTrue();
    }

    private static JsonNode told(String type) throws Exception {
        JsonNode items =
                json(server.get("/v1/events?wait=30&subject=shy&types=" + type)).get("items");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0);
    }

    @Test
    void an_expected_interval_is_set_and_left_to_learning_again() throws Exception {
        String id = add("slow").get("id").asString();
        JsonNode set = json(put(id, "{\"expected_interval_ms\":3600000}"));
        assertThat(set.get("silence_told_after_ms").asLong()).isEqualTo(3 * 3_600_000);
        assertThat(json(server.get("/v1/devices/slow/expected-interval"))).isEqualTo(set);
        assertThat(json(server.get("/v1/devices/slow"))
                        .get("expected_interval_ms")
                        .asLong())
                .isEqualTo(3_600_000);
        JsonNode learning = json(put(id, "{\"expected_interval_ms\":null}"));
        assertThat(learning.get("expected_interval_ms").isNull()).isTrue();
        for (String bad : new String[] {"{}", "{\"expected_interval_ms\":999}", "{\"expected_interval_ms\":\"1h\"}"}) {
            HttpResponse<String> refused = put(id, bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(json(refused).at("/errors/0/field").asString()).isEqualTo("expected_interval_ms");
        }
        assertThat(put("nobody", "{\"expected_interval_ms\":null}").statusCode())
                .isEqualTo(404);
    }
}
