package dev.fovea.dialect.fovea;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of its own for the tests of the own API, and a client with the administrator's access token. */
final class OwnServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FoveaApp app;
    private final NewCredentials secrets;

    OwnServer(Path folder) {
        this(folder, Map.of());
    }

    OwnServer(Path folder, Map<String, String> settings) {
        Map<String, String> flags = new HashMap<>(settings);
        flags.put(FoveaSettings.DATA.name(), folder.toString());
        flags.put(FoveaSettings.PORT.name(), "0");
        app = FoveaApp.start(Settings.read(Optional.empty(), Map.of(), flags));
        secrets = app.firstCredentials().orElseThrow();
    }

    NewCredentials secrets() {
        return secrets;
    }

    /** A request without credentials. */
    HttpRequest.Builder stranger(String path) {
        return HttpRequest.newBuilder(app.baseUrl().resolve(path));
    }

    HttpRequest.Builder as(String token, String path) {
        return stranger(path).header("Authorization", "Bearer " + token);
    }

    HttpRequest.Builder admin(String path) {
        return as(secrets.accessToken(), path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Only how it is answered: the answer may have no end. */
    int status(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(admin(path));
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(admin(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) throws Exception {
        return send(admin(path).method("PATCH", BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(admin(path).DELETE());
    }

    static JsonNode json(HttpResponse<String> answer) {
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
