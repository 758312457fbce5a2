package dev.fovea.dialect.fovea;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server for the tests of pictures and runs, to which a device sends, and its first organisation as a client. */
final class PictureServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FoveaApp app;
    private final NewCredentials secrets;

    PictureServer(Path folder) {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.toString(), FoveaSettings.PORT.name(), "0")));
        secrets = app.firstCredentials().orElseThrow();
    }

    /** Sends a picture as a device does; answers with its id. */
    String upload(String filename, byte[] picture) throws Exception {
        return upload(filename, picture, "{\"annotations\":[]}");
    }

    String upload(String filename, byte[] picture, String metadata) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("metadata\"", metadata.getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(part("image\"; filename=\"" + filename + "\"", picture));
        form.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(app.baseUrl().resolve("/api/device/images/upload"))
                .header("X-Device-Key", secrets.deviceKey())
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
        return json(answer).at("/data/image_id").asString("");
    }

    private static byte[] part(String name, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return part.toByteArray();
    }

    /** A call with the token of the first organisation. */
    HttpRequest.Builder request(String path) {
        return request(path, secrets.accessToken());
    }

    HttpRequest.Builder request(String path, String token) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    /** A call without a token. */
    HttpRequest.Builder anonymous(String pathOrUrl) {
        return HttpRequest.newBuilder(app.baseUrl().resolve(URI.create(pathOrUrl)));
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<byte[]> post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The token of a further organisation. */
    String stranger(String name) throws Exception {
        return json(post("/v1/organisations", "{\"name\":\"" + name + "\"}"))
                .at("/credentials/hub/access_token")
                .asString();
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        app.close();
        http.close();
    }
}
