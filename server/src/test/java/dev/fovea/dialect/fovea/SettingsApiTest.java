package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Settings and organisations over the wire. */
class SettingsApiTest {
    @TempDir
    static Path folder;

    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = new OwnServer(folder, Map.of("batch.timeout", "7m", "vision.key", "sk-very-secret"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode setting(JsonNode settings, String name) {
        return settings.valueStream()
                .filter(setting -> setting.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String intake(String query, String name) throws Exception {
        JsonNode found = setting(json(server.get("/v1/settings" + query)).get("intake"), name);
        return found.get("value").asString() + " by " + found.get("origin").asString();
    }

    @Test
    void a_value_is_shown_with_where_it_comes_from() throws Exception {
        assertThat(intake("", "batch_timeout")).isEqualTo("7m by server");
        assertThat(intake("", "duplicate_policy")).isEqualTo("return_existing by default");
        JsonNode shown = json(server.get("/v1/settings")).get("server");
        assertThat(setting(shown, "batch.timeout").get("origin").asString()).isEqualTo("flag");
        assertThat(setting(shown, "port").get("default").asString()).isEqualTo("8080");
        assertThat(setting(shown, "vision.key").get("value").asString()).isEqualTo("…");
    }

    @Test
    void a_device_goes_over_the_organisation_and_that_over_the_server() throws Exception {
        server.patch("/v1/settings", "{\"batch_timeout\":\"9m\",\"auto_close\":false}");
        assertThat(intake("", "batch_timeout")).isEqualTo("9m by organisation");
        server.patch("/v1/settings?device=edge-1", "{\"batch_timeout\":\"11m\"}");
        assertThat(intake("?device=edge-1", "batch_timeout")).isEqualTo("11m by device");
        assertThat(intake("?device=edge-1", "auto_close")).isEqualTo("false by organisation");
        assertThat(intake("", "batch_timeout")).isEqualTo("9m by organisation");
        server.patch("/v1/settings?device=edge-1", "{\"batch_timeout\":null}");
        assertThat(intake("?device=edge-1", "batch_timeout")).isEqualTo("9m by organisation");
        server.patch("/v1/settings", "{\"batch_timeout\":null,\"auto_close\":null}");
        assertThat(intake("", "batch_timeout")).isEqualTo("7m by server");
        assertThat(server.get("/v1/audit?action=settings.changed").body())
                .contains("edge-1", "\"batch_timeout\":\"default\"");
    }

    @Test
    void what_is_no_setting_or_no_value_changes_nothing() throws Exception {
        assertThat(server.patch("/v1/settings", "{\"near_duplicate\":\"off\",\"port\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.patch("/v1/settings", "{\"port\":null}").statusCode()).isEqualTo(400);
        assertThat(server.patch("/v1/settings", "{\"batch_timeout\":[1]}").statusCode())
                .isEqualTo(400);
        assertThat(intake("", "near_duplicate")).isEqualTo("flag by default");
    }

    @Test
    void another_organisation_sees_neither_the_server_nor_others_devices_and_renames_itself_only() throws Exception {
        JsonNode made = json(server.post("/v1/organisations", "{\"name\":\"elsewhere\"}"));
        String token = made.at("/credentials/hub/access_token").asString();
        String own = "/v1/organisations/" + made.get("id").asString();
        assertThat(json(server.send(server.as(token, "/v1/settings")))
                        .get("server")
                        .isNull())
                .isTrue();
        server.post("/v1/devices", "{\"device_id\":\"mine\"}");
        assertThat(server.send(server.as(token, "/v1/settings?device=mine")).statusCode())
                .isEqualTo(404);
        String foreign = json(server.get("/v1/users/me")).at("/organisation/id").asString();
        assertThat(server.send(server.as(token, "/v1/organisations/" + foreign)).statusCode())
                .isEqualTo(404);
        assertThat(server.patch("/v1/organisations/" + foreign, "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(server.send(server.as(token, own)
                                .method("PATCH", BodyPublishers.ofString("{\"name\":\"renamed\"}"))))
                        .get("name")
                        .asString())
                .isEqualTo("renamed");
        assertThat(server.get(own).body()).contains("renamed");
        assertThat(server.patch(own, "{\"name\":\"default\"}").statusCode()).isEqualTo(409);
    }
}
