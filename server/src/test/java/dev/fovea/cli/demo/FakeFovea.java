package dev.fovea.cli.demo;

import dev.fovea.cli.demo.FakeServer.Reply;
import dev.fovea.cli.demo.FakeServer.Request;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A small server that answers the demo as the contracts say, over one store in memory. It knows the rules that
 * the demo touches and no others.
 */
final class FakeFovea implements AutoCloseable {
    static final Credentials CREDENTIALS = new Credentials(
            "http://127.0.0.1",
            "default",
            new Credentials.Admin("admin", "admin@localhost", "secret"),
            new Credentials.Genlogs("partner-key"),
            new Credentials.Acusight("device-1", "adk_1"),
            new Credentials.Imggo("imggo_live_1"),
            new Credentials.Hub("fvt_1"));
    static final String LOGIN_TOKEN = "login-token";

    final FakeServer server;
    final List<Image> images = new ArrayList<>();
    final Map<String, Map<String, JsonNode>> runsByKey = new LinkedHashMap<>();
    final List<Map<String, Object>> sightings = new ArrayList<>();

    /** A stored image. */
    static final class Image {
        final String id;
        final String key;
        final String owner;
        final byte[] bytes;

        Image(String id, String key, String owner, byte[] bytes) {
            this.id = id;
            this.key = key;
            this.owner = owner;
            this.bytes = bytes;
        }

        String sha256() {
            return Picture.sha256(bytes);
        }
    }

    FakeFovea() throws IOException {
        server = new FakeServer();
        FakeAcusight.install(this);
        FakeGenlogs.install(this);
        FakeHub.install(this);
        FakeImggo.install(server);
        server.route("GET /v1/images", this::list)
                .route("GET /v1/images/*", this::content)
                .route("POST /v1/recordings", this::register)
                .route("GET /v1/sightings", request -> reads(request, Map.of("items", sightings)));
    }

    URI uri() {
        return server.uri();
    }

    Image store(String filename, String owner, byte[] bytes) {
        UUID uuid = UUID.randomUUID();
        String key = "raw-data/%s_%s".formatted(uuid.toString().substring(0, 8), filename);
        Image image = new Image("img_" + uuid, key, owner, bytes);
        images.add(image);
        runsByKey.put(key, new LinkedHashMap<>());
        return image;
    }

    static boolean opens(Request request) {
        String token = request.header("Authorization");
        return token.equals("Bearer " + LOGIN_TOKEN)
                || token.equals("Bearer " + CREDENTIALS.hub().accessToken());
    }

    private Reply list(Request request) {
        List<Map<String, String>> items = images.stream()
                .map(image -> Map.of("id", image.id, "media_key", image.key, "sha256", image.sha256()))
                .toList();
        return reads(request, Map.of("items", items));
    }

    private Reply content(Request request) {
        return images.stream()
                .filter(image -> request.path().equals("/v1/images/" + image.id + "/content"))
                .findFirst()
                .map(image -> Reply.bytes(200, image.bytes))
                .orElseThrow();
    }

    void keepRun(String key, String runId, JsonNode run) {
        runsByKey.computeIfAbsent(key, unknown -> new LinkedHashMap<>()).put(runId, run);
    }

    private Reply register(Request request) {
        String key = request.json().at("/media_key").asString("");
        runsByKey.putIfAbsent(key, new LinkedHashMap<>());
        return Reply.json(201, Map.of("media_key", key));
    }

    static Reply reads(Request request, Object body) {
        return opens(request) ? Reply.json(200, body) : Reply.json(401, Map.of("title", "Unauthorized"));
    }

    @Override
    public void close() {
        server.close();
    }
}
