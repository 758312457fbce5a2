package dev.fovea.cli.demo;

import static dev.fovea.cli.demo.Outcome.ANSWERED;
import static dev.fovea.cli.demo.Outcome.PARTLY_STORED;
import static dev.fovea.cli.demo.Outcome.REFUSED;
import static dev.fovea.cli.demo.Outcome.REPEATED;
import static dev.fovea.cli.demo.Outcome.STORED;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A video analytics program posts detection runs through the Hub API (seed hub-detections-api; arithmetic and statuses from
 * contracts/hub.md, bare success bodies from decision 1 of contracts/README.md). The recording is registered through Fovea's
 * own API (decision 3).
 */
final class HubScenes {
    private static final String DETECTIONS = "/detections";
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int FPS = 25;
    private static final int FRAMES = 250;
    private static final int LAST_BOX = 4;

    private final Stage stage;
    private final Stage ownApi;
    private final ApiClient server;
    private final Credentials.Admin admin;
    private final String recording;
    private final Occasion occasion;

    HubScenes(Stage stage, Stage ownApi, ApiClient server, Credentials.Admin admin, Occasion occasion) {
        this.stage = stage;
        this.ownApi = ownApi;
        this.server = server;
        this.admin = admin;
        this.recording = occasion.name("camera-7");
        this.occasion = occasion;
    }

    /** Signs in; the token opens the Hub API, {@code /v1} and the Acusight data routes. */
    String logIn() {
        stage.say("The administrator signs in at the Hub door.");
        Answer answer = stage.play(
                "sign-in of " + admin.username(),
                ANSWERED,
                Check.status(200).has("/data/token"),
                () -> server.post("/login", Map.of("username", admin.username(), "password", admin.password())));
        return answer.textAt("/data/token");
    }

    /** Plays the scenes of the recording. */
    void play(String bearer) {
        ApiClient analyst = server.withBearer(bearer);
        register(analyst);
        storeAndReplace(analyst);
        storeInPart(analyst);
        sendRefusedRuns(analyst);
    }

    /** Posts a run onto an image that came in by another door; its {@code storage_key} is its recording key. */
    void describe(String bearer, String storageKey) {
        stage.say(
                "Detections for an image that came in through the GenLogs door: every image is a one-frame recording.");
        Map<String, Object> box = Map.of("frame", 0, "x", 0.045, "y", 0.115, "w", 0.91, "h", 0.77, "confidence", 0.98);
        Map<String, Object> run = Map.of(
                "mediaKey",
                storageKey,
                "schemaVersion",
                "1.0",
                "source",
                source(occasion.name("image")),
                "coordinateSpace",
                "normalized",
                "tracks",
                List.of(Map.of("id", "1", "label", "fire_engine", "boxes", List.of(box))));
        stage.play(
                "run onto " + storageKey,
                STORED,
                stored(201, 1, 1),
                () -> server.withBearer(bearer).post(DETECTIONS, run));
    }

    private void register(ApiClient analyst) {
        ownApi.say("A recording whose video stays elsewhere is registered by its key.");
        Map<String, Object> registration =
                Map.of("media_key", recording, "width", WIDTH, "height", HEIGHT, "fps", FPS, "frame_count", FRAMES);
        ownApi.play(
                "recording " + recording,
                STORED,
                Check.status(201),
                () -> analyst.post("/v1/recordings", registration));
    }

    private void storeAndReplace(ApiClient analyst) {
        stage.say("A run of three tracks; posted again under its runId it replaces itself.");
        Map<String, Object> run = run(recording, "1.0", "cars", List.of(car(1, 0), car(2, 40), car(3, 80)));
        stage.play("run of 3 tracks", STORED, stored(201, 3, 15), () -> analyst.post(DETECTIONS, run));
        stage.play("the same runId again", REPEATED, stored(200, 3, 15), () -> analyst.post(DETECTIONS, run));
    }

    private void storeInPart(ApiClient analyst) {
        stage.say(
                "One box lies outside of the frame: the run is stored without it, and the answer says which and why.");
        Map<String, Object> run = run(recording, "1.0", "edge", List.of(car(4, 0), strayTrack()));
        Check onlyTheStrayRefused = stored(207, 2, 6)
                .has("/rejected/0/trackId", "stray")
                .has("/rejected/0/frame", 8)
                .has("/rejected/0/reason", "box_out_of_frame");
        stage.play(
                "run with a box out of frame", PARTLY_STORED, onlyTheStrayRefused, () -> analyst.post(DETECTIONS, run));
    }

    private void sendRefusedRuns(ApiClient analyst) {
        stage.say("A schema of the future and a recording that nobody registered.");
        List<Map<String, Object>> tracks = List.of(car(1, 0));
        stage.play(
                "run with schemaVersion 2.0",
                REFUSED,
                Check.status(400).has("/entityStatusCode", "analysis_detections_unsupported_schema_version"),
                () -> analyst.post(DETECTIONS, run(recording, "2.0", "future", tracks)));
        stage.play(
                "run onto an unknown recording",
                REFUSED,
                Check.status(404).has("/entityStatusCode", "analysis_not_found"),
                () -> analyst.post(DETECTIONS, run(occasion.name("nobody"), "1.0", "lost", tracks)));
    }

    private Map<String, Object> run(String key, String version, String name, List<Map<String, Object>> tracks) {
        return Map.of(
                "mediaKey",
                key,
                "schemaVersion",
                version,
                "source",
                source(occasion.name(name)),
                "coordinateSpace",
                "pixel",
                "media",
                Map.of("width", WIDTH, "height", HEIGHT, "fps", FPS, "frameCount", FRAMES),
                "tracks",
                tracks);
    }

    private static Map<String, Object> source(String runId) {
        return Map.of("kind", "model", "name", "demo-detector", "version", "1.0.0", "runId", runId);
    }

    /** A car that drives through the picture, one box every eighth frame. */
    private static Map<String, Object> car(int number, int firstFrame) {
        List<Map<String, Object>> boxes = IntStream.rangeClosed(0, LAST_BOX)
                .mapToObj(step -> box(firstFrame + 8 * step, 200 + 150 * step, 300 + 40 * step))
                .toList();
        return Map.of("id", "car-" + number, "label", "car", "confidence", 0.9, "boxes", boxes);
    }

    private static Map<String, Object> strayTrack() {
        return Map.of("id", "stray", "label", "truck", "boxes", List.of(box(0, 1600, 500), box(8, 1880, 500)));
    }

    private static Map<String, Object> box(int frame, int x, int y) {
        return Map.of("frame", frame, "x", x, "y", y, "w", 240, "h", 160);
    }

    private static Check stored(int status, int tracks, int boxes) {
        return Check.status(status).has("/runId").has("/tracksStored", tracks).has("/boxesStored", boxes);
    }
}
