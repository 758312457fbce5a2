package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users over the wire: who they are, what they may do, and how they are locked out. */
class UsersTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

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

    private static JsonNode user(String role) throws Exception {
        String name = "user" + NUMBER.incrementAndGet();
        HttpResponse<String> made = server.post(
                "/v1/users",
                "{\"username\":\"" + name + "\",\"email\":\"" + name + "@example.org\",\"role\":\"" + role + "\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private static HttpResponse<String> logIn(String name, String password) throws Exception {
        return server.send(server.stranger("/login")
                .POST(BodyPublishers.ofString("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}")));
    }

    private static String token(JsonNode user) throws Exception {
        return json(logIn(user.get("username").asString(), user.get("password").asString()))
                .at("/data/token")
                .asString();
    }

    private static String path(JsonNode user) {
        return "/v1/users/" + user.get("id").asString();
    }

    private static int self(String token) throws Exception {
        return server.send(server.as(token, "/v1/users/me")).statusCode();
    }

    @Test
    void a_new_user_logs_in_with_the_password_that_was_shown_once() throws Exception {
        JsonNode made = user("editor");
        HttpResponse<String> self = server.send(server.as(token(made), "/v1/users/me"));
        assertThat(json(self).at("/user/role").asString()).isEqualTo("editor");
        assertThat(json(self).at("/organisation/name").asString()).isEqualTo("default");
        assertThat(json(self).at("/credential").asString()).isEqualTo("login");
        assertThat(json(self).at("/expires_at").asString()).isNotEmpty();
        assertThat(server.get("/v1/users").body())
                .contains(made.get("username").asString())
                .doesNotContain("password");
    }

    @Test
    void an_access_token_tells_its_scopes() throws Exception {
        JsonNode self = json(server.get("/v1/users/me"));
        assertThat(self.at("/credential").asString()).isEqualTo("access_token");
        assertThat(self.at("/scopes").toString()).contains("admin");
        assertThat(self.at("/expires_at").isNull()).isTrue();
    }

    @Test
    void a_user_who_is_switched_off_is_out_at_once_and_stays_out_when_back() throws Exception {
        JsonNode made = user("admin");
        String login = token(made);
        String access = json(server.send(server.as(login, "/v1/keys")
                        .POST(BodyPublishers.ofString("{\"dialect\":\"hub\",\"name\":\"t\",\"scopes\":[\"admin\"]}"))))
                .get("secret")
                .asString();
        assertThat(self(access)).isEqualTo(200);
        assertThat(server.delete(path(made)).statusCode()).isEqualTo(200);
        assertThat(self(login)).isEqualTo(401);
        assertThat(self(access)).isEqualTo(401);
        assertThat(logIn(made.get("username").asString(), made.get("password").asString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.patch(path(made), "{\"active\":true}").statusCode()).isEqualTo(200);
        assertThat(self(login)).isEqualTo(401);
        assertThat(self(access)).isEqualTo(401);
        assertThat(self(token(made))).isEqualTo(200);
    }

    @Test
    void a_changed_role_counts_with_the_next_call() throws Exception {
        JsonNode made = user("admin");
        String login = token(made);
        assertThat(server.send(server.as(login, "/v1/users")).statusCode()).isEqualTo(200);
        assertThat(server.patch(path(made), "{\"role\":\"viewer\"}").statusCode())
                .isEqualTo(200);
        assertThat(server.send(server.as(login, "/v1/users")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_reset_password_ends_the_logins_under_the_old_one() throws Exception {
        JsonNode made = user("viewer");
        String login = token(made);
        JsonNode reset = json(server.post(path(made) + "/password", ""));
        assertThat(self(login)).isEqualTo(401);
        assertThat(self(token(reset))).isEqualTo(200);
    }

    @Test
    void a_user_changes_the_own_password_and_nobody_elses() throws Exception {
        JsonNode made = user("viewer");
        String login = token(made);
        String name = made.get("username").asString();
        String before = made.get("password").asString();
        assertThat(change(login, "wrong", "long enough").statusCode()).isEqualTo(400);
        assertThat(change(login, before, "short").statusCode()).isEqualTo(400);
        assertThat(self(login)).isEqualTo(200);
        assertThat(change(login, before, "long enough").statusCode()).isEqualTo(204);
        assertThat(self(login)).isEqualTo(401);
        assertThat(logIn(name, before).statusCode()).isEqualTo(401);
        assertThat(logIn(name, "long enough").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> change(String token, String before, String wanted) throws Exception {
        return server.send(server.as(token, "/v1/users/me/password")
                .POST(BodyPublishers.ofString(
                        "{\"old_password\":\"" + before + "\",\"new_password\":\"" + wanted + "\"}")));
    }

    @Test
    void names_are_unique_on_the_server() throws Exception {
        String name = user("viewer").get("username").asString();
        String taken = "{\"username\":\"" + name + "\",\"email\":\"other@example.org\"}";
        assertThat(server.post("/v1/users", taken).statusCode()).isEqualTo(409);
        JsonNode other = user("viewer");
        assertThat(server.patch(path(other), "{\"email\":\"" + name + "@example.org\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"a@b\",\"email\":\"a@b\"}",
                "{\"username\":\"a\",\"email\":\"nowhere\"}",
                "{\"username\":\"a\"}",
                "{\"username\":\"a\",\"email\":\"a@b\",\"role\":\"king\"}",
                "{\"username\":\"a\",\"email\":\"a@b\",\"rule\":\"admin\"}"
            })
    void what_makes_no_user_is_refused(String body) throws Exception {
        assertThat(server.post("/v1/users", body).statusCode()).isEqualTo(400);
    }

    @Test
    void the_last_administrator_cannot_be_lost() throws Exception {
        try (OwnServer other = new OwnServer(folder.resolve("last"))) {
            JsonNode self = json(other.get("/v1/users/me"));
            String own = "/v1/users/" + self.at("/user/id").asString();
            assertThat(other.delete(own).statusCode()).isEqualTo(409);
            assertThat(other.patch(own, "{\"role\":\"editor\"}").statusCode()).isEqualTo(409);
            assertThat(other.get("/v1/users/me").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_administrator_does_not_handle_an_owner() throws Exception {
        try (OwnServer other = new OwnServer(folder.resolve("owner"))) {
            JsonNode owner = json(other.post(
                    "/v1/users", "{\"username\":\"boss\",\"email\":\"boss@example.org\",\"role\":\"owner\"}"));
            assertThat(other.delete(path(owner)).statusCode()).isEqualTo(403);
            assertThat(other.post(path(owner) + "/password", "").statusCode()).isEqualTo(403);
            assertThat(other.post("/v1/users", "{\"username\":\"b\",\"email\":\"b@c\",\"role\":\"owner\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void another_organisations_user_does_not_exist() throws Exception {
        JsonNode other = json(server.post("/v1/organisations", "{\"name\":\"elsewhere\"}"));
        String token = other.at("/credentials/hub/access_token").asString();
        JsonNode mine = user("viewer");
        assertThat(server.send(server.as(token, path(mine))).statusCode()).isEqualTo(404);
        assertThat(server.send(server.as(token, path(mine)).DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(server.send(server.as(token, path(mine) + "/password").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
    }
}
