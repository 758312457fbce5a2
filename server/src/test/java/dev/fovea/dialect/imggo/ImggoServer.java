package dev.fovea.dialect.imggo;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server in this process, with its first organisation. */
final class ImggoServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final FoveaApp app;
    private final String key;

    private ImggoServer(FoveaApp app, String key) {
        this.app = app;
        this.key = key;
    }

    /** Starts on an empty folder. */
    static ImggoServer start(Path folder, Map<String, String> more) {
        FoveaApp app = FoveaApp.start(settings(folder, more));
        return new ImggoServer(
                app, app.firstCredentials().map(NewCredentials::apiKey).orElseThrow());
    }

    /** Starts again on a folder that a former server left, whose key is known. */
    static ImggoServer again(Path folder, String key) {
        return new ImggoServer(FoveaApp.start(settings(folder, Map.of())), key);
    }

    private static Settings settings(Path folder, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put(FoveaSettings.DATA.name(), folder.toString());
        settings.put(FoveaSettings.PORT.name(), "0");
        return Settings.read(Optional.empty(), Map.of(), settings);
    }

    FoveaApp app() {
        return app;
    }

    String key() {
        return key;
    }

    ImggoClient client() {
        return new ImggoClient(http, app.baseUrl(), key);
    }

    @Override
    public void close() {
        app.close();
        http.close();
    }
}
