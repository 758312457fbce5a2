package dev.fovea.cli.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The story of {@code fovea demo}, told against a running server over HTTP alone. Edge devices, roadside sensors and a video
 * analytics program send real pictures and detection runs, an application has documents read, some of it wrong on purpose; then
 * everything is read back through every door. The server must be allowed to call 127.0.0.1, where {@link DemoPictures} serves the
 * pictures and {@link DemoReceiver} takes webhooks. Can be told again on the same data folder: what exists already is then
 * repeated instead of stored.
 */
public final class DemoScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ApiClient server;
    private final URI base;
    private final Credentials credentials;
    private final Narrator narrator;
    private final Occasion occasion;
    private final Ledger ledger = new Ledger();
    private final Album album = Album.load();

    private DemoScenario(ApiClient server, URI base, Credentials credentials, Narrator narrator, Occasion occasion) {
        this.server = server;
        this.base = base;
        this.credentials = credentials;
        this.narrator = narrator;
        this.occasion = occasion;
    }

    /**
     * Plays the whole demo.
     *
     * @param baseUrl where the server answers, for example {@code http://127.0.0.1:8080}
     * @param credentials what the server wrote at its first start
     * @param out gets the story
     * @param ansi whether {@code out} is a terminal: progress is then rewritten in place and results are coloured
     * @return what happened; an unreachable server is reported, not thrown
     */
    public static Report run(URI baseUrl, Credentials credentials, PrintStream out, boolean ansi) {
        return run(baseUrl, credentials, out, ansi, Clock.systemUTC(), PATIENCE);
    }

    static Report run(
            URI baseUrl, Credentials credentials, PrintStream out, boolean ansi, Clock clock, Duration patience) {
        Occasion occasion = new Occasion(clock.instant());
        Narrator narrator = new Narrator(out, ansi);
        try (ApiClient server = ApiClient.of(baseUrl);
                DemoPictures pictures = DemoPictures.start();
                DemoReceiver receiver = DemoReceiver.start(ImggoScenes.SECRET, patience)) {
            return new DemoScenario(server, baseUrl, credentials, narrator, occasion).play(pictures, receiver);
        }
    }

    private Report play(DemoPictures pictures, DemoReceiver receiver) {
        narrator.heading("Sending");
        HubScenes hub = new HubScenes(stage("hub"), stage("fovea"), server, credentials.admin(), occasion);
        String bearer = hub.logIn();
        List<SentImage> uploaded =
                new AcusightScenes(stage("acusight"), server, credentials.acusight(), album, occasion).play(bearer);
        List<SentImage> reported =
                new GenlogsScenes(stage("genlogs"), server, credentials, album, pictures, occasion).play();
        hub.play(bearer);
        new ImggoScenes(stage("imggo"), server, credentials.imggo(), receiver, occasion).play();

        narrator.heading("Reading back through every door");
        Map<String, String> keys = readBack(hub, bearer, uploaded, reported);
        Report report = new Report(ledger.entries());
        new Closing(narrator).tell(report);
        narrator.heading("What to do next");
        narrator.lines(NextSteps.lines(base, credentials, firstKey(reported, keys)));
        return report;
    }

    private Map<String, String> readBack(
            HubScenes hub, String bearer, List<SentImage> uploaded, List<SentImage> reported) {
        ApiClient user = server.withBearer(credentials.hub().accessToken());
        List<SentImage> sent = new ArrayList<>(uploaded);
        sent.addAll(reported);
        Map<String, String> keys = new ImageList(stage("fovea"), user).mediaKeys(sent);
        String uploadedKey = firstKey(uploaded, keys);
        String reportedKey = firstKey(reported, keys);

        ReadBack readBack = new ReadBack(stage("fovea"), stage("acusight"), stage("hub"), user);
        readBack.dataRoutes(sent);
        readBack.boxesOfUpload(uploadedKey, album.pictures().getFirst());
        hub.describe(bearer, reportedKey);
        readBack.runsOfSighting(reportedKey);
        readBack.sightings(GenlogsScenes.PLATE, GenlogsScenes.platesSent());
        readBack.contents(sent);
        return keys;
    }

    private static String firstKey(List<SentImage> images, Map<String, String> keys) {
        return images.stream()
                .map(image -> keys.getOrDefault(image.imageId(), ""))
                .findFirst()
                .orElse("");
    }

    private Stage stage(String dialect) {
        return new Stage(dialect, narrator, ledger);
    }
}
