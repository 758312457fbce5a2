package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.FoveaSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Devices over the wire, on a server where a new device waits for a person. */
class DevicesTest {
    @TempDir
    static Path folder;

    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = new OwnServer(folder, Map.of(FoveaSettings.REQUIRE_APPROVAL.name(), "true"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** How a device that shows the key is answered where only an approved one may call. */
    private static int heard(String key) throws Exception {
        return server.send(server.stranger("/api/device/images/upload")
                        .header("X-Device-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString("--b--\r\n")))
                .statusCode();
    }

    private static JsonNode added(String deviceId) throws Exception {
        HttpResponse<String> answer = server.post("/v1/devices", "{\"device_id\":\"" + deviceId + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static String path(JsonNode device) {
        return "/v1/devices/" + device.get("id").asString();
    }

    @Test
    void a_device_that_joined_by_itself_is_let_in_by_a_person() throws Exception {
        String token = json(server.post("/v1/provisioning-tokens", "{\"name\":\"line\",\"single_use\":true}"))
                .get("token")
                .asString();
        String key = json(server.send(server.stranger("/api/devices/provision")
                        .POST(BodyPublishers.ofString(
                                "{\"token\":\"" + token + "\",\"device_info\":{\"device_id\":\"joined\"}}"))))
                .at("/data/api_key")
                .asString();
        assertThat(heard(key)).isEqualTo(403);
        JsonNode waiting = json(server.get("/v1/devices?status=pending")).at("/items/0");
        assertThat(waiting.get("device_id").asString()).isEqualTo("joined");
        assertThat(json(server.post(path(waiting) + "/approve", ""))
                        .get("status")
                        .asString())
                .isEqualTo("approved");
        assertThat(heard(key)).isEqualTo(400);
    }

    @Test
    void a_device_is_added_named_switched_off_and_on() throws Exception {
        JsonNode device = added("gate-1");
        String key = device.get("device_key").asString();
        assertThat(heard(key)).isEqualTo(400);
        JsonNode off = json(server.patch(path(device), "{\"name\":\"Gate\",\"status\":\"disabled\"}"));
        assertThat(off.get("name").asString()).isEqualTo("Gate");
        assertThat(heard(key)).isEqualTo(403);
        assertThat(server.patch("/v1/devices/gate-1", "{\"status\":\"approved\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(heard(key)).isEqualTo(400);
        assertThat(server.patch(path(device), "{\"status\":\"removed\"}").statusCode())
                .isEqualTo(400);
        assertThat(server.post("/v1/devices", "{\"device_id\":\"gate-1\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_new_key_works_beside_the_old_one_until_that_ends() throws Exception {
        JsonNode device = added("gate-2");
        String old = device.get("device_key").asString();
        String fresh = json(server.post(path(device) + "/rotate-key", "{\"overlap_seconds\":600}"))
                .get("device_key")
                .asString();
        assertThat(heard(old)).isEqualTo(400);
        assertThat(heard(fresh)).isEqualTo(400);
        String last = json(server.post(path(device) + "/rotate-key", "{\"overlap_seconds\":0}"))
                .get("device_key")
                .asString();
        assertThat(heard(fresh)).isEqualTo(401);
        assertThat(heard(last)).isEqualTo(400);
        assertThat(json(server.get(path(device))).get("key_prefix").asString()).isEqualTo(last.substring(0, 10));
    }

    @Test
    void a_removed_device_is_gone_and_its_id_may_come_again() throws Exception {
        JsonNode device = added("gate-3");
        assertThat(server.delete(path(device)).statusCode()).isEqualTo(204);
        assertThat(heard(device.get("device_key").asString())).isEqualTo(401);
        assertThat(server.get(path(device)).statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/devices?limit=500").body()).doesNotContain("gate-3");
        assertThat(added("gate-3").get("id")).isEqualTo(device.get("id"));
    }

    @Test
    void what_has_no_key_of_its_own_can_be_named_only() throws Exception {
        server.post("/v1/recordings", "{\"media_key\":\"k\",\"device_key\":\"camera-9\"}");
        JsonNode camera = json(server.get("/v1/devices?limit=500"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("device_id").asString().equals("camera-9"))
                .findFirst()
                .orElseThrow();
        assertThat(server.patch(path(camera), "{\"name\":\"Nine\"}").statusCode())
                .isEqualTo(200);
        assertThat(server.patch(path(camera), "{\"status\":\"disabled\"}").statusCode())
                .isEqualTo(400);
        assertThat(server.delete(path(camera)).statusCode()).isEqualTo(400);
        assertThat(server.post(path(camera) + "/rotate-key", "").statusCode()).isEqualTo(404);
    }

    @Test
    void another_organisations_device_does_not_exist() throws Exception {
        String token = json(server.post("/v1/organisations", "{\"name\":\"elsewhere\"}"))
                .at("/credentials/hub/access_token")
                .asString();
        JsonNode mine = added("mine");
        assertThat(server.send(server.as(token, path(mine))).statusCode()).isEqualTo(404);
        assertThat(server.send(server.as(token, "/v1/devices/mine")).statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.as(token, path(mine)).DELETE()).statusCode())
                .isEqualTo(404);
    }
}
