package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keys over the wire: shown, changed, followed by others. */
class KeysTest {
    @TempDir
    static Path folder;

    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = new OwnServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode key(String body) throws Exception {
        return json(server.post("/v1/keys", body));
    }

    private static String path(JsonNode key) {
        return "/v1/keys/" + key.get("id").asString();
    }

    private static int opensPatterns(String secret) throws Exception {
        return server.send(server.as(secret, "/api/patterns")).statusCode();
    }

    @Test
    void revoked_keys_are_shown_on_demand_and_a_dialect_narrows_down() throws Exception {
        JsonNode gone = key("{\"dialect\":\"genlogs\",\"name\":\"gone\"}");
        server.delete(path(gone));
        assertThat(server.get("/v1/keys?limit=500").body()).doesNotContain("gone");
        assertThat(server.get("/v1/keys?limit=500&revoked=true&dialect=genlogs").body())
                .contains("gone");
        assertThat(server.get("/v1/keys?limit=500&revoked=true&dialect=hub").body())
                .doesNotContain("gone");
        assertThat(server.get("/v1/keys?dialect=telex").statusCode()).isEqualTo(400);
        assertThat(server.get("/v1/keys?revoked=perhaps").statusCode()).isEqualTo(400);
    }

    @Test
    void an_access_token_says_whose_it_is() throws Exception {
        JsonNode token = key("{\"dialect\":\"hub\",\"name\":\"whose\"}");
        assertThat(json(server.get(path(token))).get("user").asString()).isEqualTo("admin");
    }

    @Test
    void name_scopes_and_end_of_a_key_change() throws Exception {
        JsonNode key = key("{\"dialect\":\"imggo\",\"name\":\"app\"}");
        String secret = key.get("secret").asString();
        assertThat(opensPatterns(secret)).isEqualTo(200);
        JsonNode changed = json(server.patch(
                path(key), "{\"name\":\"App\",\"scopes\":[\"jobs:read\"],\"expires_at\":\"2999-01-01T00:00:00Z\"}"));
        assertThat(changed.get("name").asString()).isEqualTo("App");
        assertThat(changed.get("expires_at").asString()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(opensPatterns(secret)).isEqualTo(403);
        JsonNode endless = json(server.patch(path(key), "{\"expires_at\":null}"));
        assertThat(endless.get("expires_at").isNull()).isTrue();
        assertThat(endless.get("name").asString()).isEqualTo("App");
        assertThat(server.patch(path(key), "{\"scopes\":[\"media:read\"]}").statusCode())
                .isEqualTo(400);
        assertThat(server.patch(path(key), "{\"secret\":\"mine\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_successor_has_the_same_rights_and_the_old_key_ends_after_the_overlap() throws Exception {
        JsonNode old = key("{\"dialect\":\"imggo\",\"name\":\"app\",\"scopes\":[\"patterns:read\"]}");
        JsonNode fresh = json(server.post(path(old) + "/rotate", "{\"overlap_seconds\":3600}"));
        assertThat(fresh.get("name")).isEqualTo(old.get("name"));
        assertThat(fresh.get("scopes")).isEqualTo(old.get("scopes"));
        assertThat(opensPatterns(old.get("secret").asString())).isEqualTo(200);
        assertThat(opensPatterns(fresh.get("secret").asString())).isEqualTo(200);
        assertThat(json(server.get(path(old))).get("expires_at").isNull()).isFalse();
        JsonNode last = json(server.post(path(fresh) + "/rotate", "{\"overlap_seconds\":0}"));
        assertThat(opensPatterns(fresh.get("secret").asString())).isEqualTo(401);
        assertThat(opensPatterns(last.get("secret").asString())).isEqualTo(200);
        assertThat(server.post(path(fresh) + "/rotate", "").statusCode()).isEqualTo(409);
        assertThat(server.post(path(last) + "/rotate", "{\"overlap_seconds\":-1}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_access_token_of_another_user_is_not_rotated() throws Exception {
        JsonNode other = json(server.post(
                "/v1/users", "{\"username\":\"other\",\"email\":\"other@example.org\",\"role\":\"admin\"}"));
        String login = json(server.send(server.stranger("/login")
                        .POST(BodyPublishers.ofString("{\"username\":\"other\",\"password\":\""
                                + other.get("password").asString() + "\"}"))))
                .at("/data/token")
                .asString();
        JsonNode token = json(server.send(server.as(login, "/v1/keys")
                .POST(BodyPublishers.ofString("{\"dialect\":\"hub\",\"name\":\"theirs\"}"))));
        assertThat(server.post(path(token) + "/rotate", "").statusCode()).isEqualTo(403);
        assertThat(server.delete(path(token)).statusCode()).isEqualTo(200);
    }

    @Test
    void another_organisations_key_does_not_exist() throws Exception {
        String token = json(server.post("/v1/organisations", "{\"name\":\"elsewhere\"}"))
                .at("/credentials/hub/access_token")
                .asString();
        JsonNode mine = key("{\"dialect\":\"genlogs\",\"name\":\"mine\"}");
        assertThat(server.send(server.as(token, path(mine))).statusCode()).isEqualTo(404);
        assertThat(server.send(server.as(token, path(mine) + "/rotate").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
    }
}
