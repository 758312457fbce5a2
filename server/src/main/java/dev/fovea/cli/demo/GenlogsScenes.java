package dev.fovea.cli.demo;

import static dev.fovea.cli.demo.Outcome.ANSWERED;
import static dev.fovea.cli.demo.Outcome.REFUSED;
import static dev.fovea.cli.demo.Outcome.REPEATED;
import static dev.fovea.cli.demo.Outcome.STORED;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data partner's roadside sensors report images by address through the GenLogs API (seed genlogs-ingest; errors from
 * contracts/genlogs.md, the id header from decision 4 of contracts/README.md).
 */
final class GenlogsScenes {
    /** The plate that the demo reports; invented. */
    static final String PLATE = "FOVEA28";

    private static final String IMAGE_ID = "X-Image-Id";
    private static final String PRIVATE_ADDRESS = "http://169.254.169.254/latest/meta-data";
    private static final Check RECEIVED = Check.status(200)
            .has("/message", "Image received")
            .and("an " + IMAGE_ID + " header", answer -> answer.header(IMAGE_ID).isPresent());
    private static final Check NOT_FETCHED = Check.status(500).has("/detail", "Error downloading the image");
    private static final List<Sensor> ROUTE = List.of(
            new Sensor("i95-mile-44", 26.3587, -80.0831, "Boca Raton", 900),
            new Sensor("i95-mile-61", 26.6168, -80.0684, "Lake Worth Beach", 540),
            new Sensor("i95-mile-70", 26.7153, -80.0534, "West Palm Beach", 120));
    private static final Sensor TRAILHEAD = new Sensor("trailhead-2", 26.9342, -80.0942, "Jupiter", 60);

    private final Stage stage;
    private final ApiClient partner;
    private final Credentials.Admin admin;
    private final Album album;
    private final DemoPictures pictures;
    private final Occasion occasion;

    /** A sensor beside a road; {@code secondsAgo} is when the vehicle passed it. */
    private record Sensor(String name, double latitude, double longitude, String city, long secondsAgo) {}

    GenlogsScenes(
            Stage stage,
            ApiClient server,
            Credentials credentials,
            Album album,
            DemoPictures pictures,
            Occasion occasion) {
        this.stage = stage;
        this.partner = server.with("x-api-key", credentials.genlogs().apiKey());
        this.admin = credentials.admin();
        this.album = album;
        this.pictures = pictures;
        this.occasion = occasion;
    }

    /**
     * Plays all scenes.
     *
     * @return the images that were stored; the first {@link #platesSent()} carry {@link #PLATE}
     */
    List<SentImage> play() {
        ApiClient sensors = partner.withBearer(logIn());
        List<SentImage> stored = report(sensors);
        repeatTheFirst(sensors, stored);
        sendBadAddresses(sensors);
        sendBadFields(sensors);
        return stored;
    }

    static int platesSent() {
        return ROUTE.size();
    }

    private String logIn() {
        stage.say("The partner signs in with e-mail and password, beside its API key.");
        Answer answer = stage.play(
                "sign-in of " + admin.email(),
                ANSWERED,
                Check.status(200).has("/access_token_data/token").has("/refresh_token_data/token"),
                () -> partner.post("/auth/token", Map.of("email", admin.email(), "password", admin.password())));
        return answer.textAt("/access_token_data/token");
    }

    private List<SentImage> report(ApiClient sensors) {
        stage.say("A fire engine passes %d sensors on I-95; the server fetches each picture before it answers."
                .formatted(ROUTE.size()));
        List<SentImage> stored = new ArrayList<>();
        ROUTE.forEach(sensor -> stored.addAll(report(sensors, sensor, "fire-engine.png", PLATE)));
        stored.addAll(report(sensors, TRAILHEAD, "mountain-track.jpg", ""));
        return stored;
    }

    private List<SentImage> report(ApiClient sensors, Sensor sensor, String file, String plate) {
        String what = sensor.name() + (plate.isEmpty() ? ", no plate read" : ", plate " + plate);
        Answer answer =
                stage.play(what, STORED, RECEIVED, () -> post(sensors, sighting(sensor, pictures.uri(file), plate)));
        return answer
                .header(IMAGE_ID)
                .map(id -> new SentImage(file, id, album.get(file).sha256()))
                .stream()
                .toList();
    }

    private void repeatTheFirst(ApiClient sensors, List<SentImage> stored) {
        stage.say("A sensor repeats a report after a lost answer: same image id, nothing stored twice.");
        Sensor first = ROUTE.getFirst();
        String imageId = stored.isEmpty() ? "" : stored.getFirst().imageId();
        stage.play(
                first.name() + " again",
                REPEATED,
                RECEIVED.and(
                        IMAGE_ID + " = " + imageId,
                        answer -> answer.header(IMAGE_ID).orElse("").equals(imageId)),
                () -> post(sensors, sighting(first, pictures.uri("fire-engine.png"), PLATE)));
    }

    private void sendBadAddresses(ApiClient sensors) {
        stage.say("An address without a picture, and one that would lead the server into its own network.");
        stage.play(
                "picture address that answers 404",
                REFUSED,
                NOT_FETCHED,
                () -> post(sensors, sighting(TRAILHEAD, pictures.uri("gone.jpg"), "")));
        stage.play(
                "private address " + PRIVATE_ADDRESS,
                REFUSED,
                NOT_FETCHED,
                () -> post(sensors, sighting(TRAILHEAD, URI.create(PRIVATE_ADDRESS), "")));
    }

    private void sendBadFields(ApiClient sensors) {
        stage.say("Four wrong fields in one report: all of them are named at once.");
        Map<String, Object> report = new HashMap<>(sighting(TRAILHEAD, URI.create("ftp://example.com/x.jpg"), ""));
        report.put("source", "");
        report.put("time_captured", "yesterday");
        report.put("detection_bounding_box", box(400, 200, 200, 400));
        stage.play(
                "report with four wrong fields",
                REFUSED,
                Check.status(422)
                        .because("source")
                        .because("image_url")
                        .because("time_captured")
                        .because("detection_bounding_box"),
                () -> post(sensors, report));
    }

    private Map<String, Object> sighting(Sensor sensor, URI image, String plate) {
        return Map.of(
                "source", sensor.name(),
                "image_url", image.toString(),
                "time_captured", occasion.secondsBefore(sensor.secondsAgo()).toString(),
                "detection_bounding_box", box(62, 236, 96, 252),
                "source_location_info", location(sensor),
                "detection_metadata", Map.of("alpr_confidence", 0.93, "alpr_state", "FL", "plate_number", plate));
    }

    private static Map<String, Object> location(Sensor sensor) {
        return Map.of(
                "latitude",
                sensor.latitude(),
                "longitude",
                sensor.longitude(),
                "city",
                sensor.city(),
                "state",
                "FL",
                "route",
                "I-95",
                "traffic_direction",
                "north");
    }

    private static Map<String, Object> box(double xmin, double ymin, double xmax, double ymax) {
        return Map.of("xmin", xmin, "ymin", ymin, "xmax", xmax, "ymax", ymax);
    }

    private static Answer post(ApiClient sensors, Map<String, Object> report) {
        return sensors.post("/image", report);
    }
}
