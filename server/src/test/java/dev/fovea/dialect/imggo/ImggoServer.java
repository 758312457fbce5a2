package dev.fovea.dialect.imggo;

import dev.fovea.app.Administration;
import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.NewCredentials;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server in this process, with its first organisation. */
final class ImggoServer implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FoveaApp app;
    private final String key;

    private ImggoServer(FoveaApp app, String key) {
        this.app = app;
        this.key = key;
    }

    /** A further key of the first organisation, made beside the running server. */
    String issueKey(Set<String> scopes, Vocabulary vocabulary) {
        Path folder = app.folder().path();
        try (Administration administration = Administration.open(settings(folder, Map.of()))) {
            OrgId org = administration.organisation(CreateOrganisation.DEFAULT);
            return administration
                    .issue(
                            org,
                            new IssueCredential.Command.ApiKey(org, "further", vocabulary, scopes, Optional.empty()))
                    .secret();
        }
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
