package dev.fovea.dialect.fovea;

import static dev.fovea.dialect.fovea.OwnServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every route under {@code /v1} against every role. What each needs is in {@code roles.txt}, and a route that is not
 * listed there fails the test: nobody adds one without saying who may call it.
 */
class RolesTest {
    private static final List<String> ROLES = List.of("viewer", "labeller", "editor", "admin");

    @TempDir
    static Path folder;

    private static OwnServer server;
    private static final Map<String, String> LOGINS = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = new OwnServer(folder);
        for (String role : ROLES) {
            JsonNode user = json(server.post(
                    "/v1/users",
                    "{\"username\":\"a-" + role + "\",\"email\":\"" + role + "@example.org\",\"role\":\"" + role
                            + "\"}"));
            LOGINS.put(role, logIn(user));
        }
    }

    private static String logIn(JsonNode user) throws Exception {
        return json(server.send(server.stranger("/login")
                        .POST(BodyPublishers.ofString(
                                "{\"username\":\"" + user.get("username").asString() + "\",\"password\":\""
                                        + user.get("password").asString() + "\"}"))))
                .at("/data/token")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Route to least role, as listed. */
    private static Map<String, String> listed() throws IOException {
        Map<String, String> routes = new LinkedHashMap<>();
        try (InputStream in = RolesTest.class.getResourceAsStream("/roles.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +", 3))
                    .forEach(words -> routes.put(words[1] + " " + words[2], words[0]));
        }
        return routes;
    }

    /** Routes as the API's document has them, which another test holds to what is served. */
    private static Set<String> served() throws Exception {
        JsonNode document = json(server.send(server.stranger("/openapi/fovea.json")));
        return document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1"))
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(method ->
                                Set.of("get", "post", "put", "patch", "delete").contains(method))
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    @Test
    void every_route_says_who_may_call_it() throws Exception {
        assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(served());
    }

    @TestFactory
    List<DynamicTest> a_role_may_call_what_it_needs_no_more_for() throws Exception {
        return listed().entrySet().stream()
                .map(route -> DynamicTest.dynamicTest(
                        route.getValue() + " " + route.getKey(), () -> check(route.getKey(), route.getValue())))
                .toList();
    }

    private static void check(String route, String least) throws Exception {
        if (!least.equals("public")) {
            assertThat(call(route, "")).as("nobody").isEqualTo(401);
        }
        for (String role : ROLES) {
            int status = call(route, Objects.requireNonNull(LOGINS.get(role)));
            if (refused(role, least)) {
                assertThat(status).as(role).isEqualTo(403);
            } else {
                assertThat(status).as(role).isNotIn(401, 403).isLessThan(500);
            }
        }
    }

    private static boolean refused(String role, String least) {
        return switch (least) {
            case "public", "anybody" -> false;
            case "operator" -> !role.equals("admin");
            default -> ROLES.indexOf(role) < ROLES.indexOf(least);
        };
    }

    /** Ids that nobody has and bodies that say nothing, so that an allowed call changes nothing. */
    private static int call(String route, String token) throws Exception {
        String[] words = route.split(" ", 2);
        String path = words[1].replaceAll("\\{[a-z_]+}", "nothing");
        var request = token.isEmpty() ? server.stranger(path) : server.as(token, path);
        return server.status(request.header("Content-Type", "application/json")
                .method(words[0], words[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }
}
