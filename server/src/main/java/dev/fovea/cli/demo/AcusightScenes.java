package dev.fovea.cli.demo;

import static dev.fovea.cli.demo.Outcome.ANSWERED;
import static dev.fovea.cli.demo.Outcome.REFUSED;
import static dev.fovea.cli.demo.Outcome.REPEATED;
import static dev.fovea.cli.demo.Outcome.STORED;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Edge devices deliver pictures through the Acusight API (seeds acusight-device-images-upload and acusight-agent-images-notify;
 * statuses and bodies from contracts/acusight.md, duplicates from decision 6 of contracts/README.md).
 */
final class AcusightScenes {
    private static final String UPLOAD = "/api/device/images/upload";
    private static final String NOTIFY = "/api/data/agent/images/notify";
    private static final Check FIRST_UPLOAD = Check.status(201, 200)
            .has("/data/image_id")
            .has("/data/batch_id")
            .has("/data/storage_key")
            .and(
                    "a 200 only for a duplicate",
                    answer -> answer.status() == 201
                            || answer.at("/data/duplicate").asBoolean(false));

    private final Stage stage;
    private final ApiClient server;
    private final ApiClient device;
    private final String deviceId;
    private final Album album;
    private final Occasion occasion;

    AcusightScenes(Stage stage, ApiClient server, Credentials.Acusight key, Album album, Occasion occasion) {
        this.stage = stage;
        this.server = server;
        this.device = server.with("X-Device-Key", key.deviceKey());
        this.deviceId = key.deviceId();
        this.album = album;
        this.occasion = occasion;
    }

    /**
     * Plays all scenes.
     *
     * @param bearer login token of the administrator, who makes the provisioning token
     * @return the images that the first device stored
     */
    List<SentImage> play(String bearer) {
        List<SentImage> stored = uploadAll();
        repeatTheFirst(stored);
        sendBadUploads();
        announce();
        provision(server.withBearer(bearer));
        return stored;
    }

    private List<SentImage> uploadAll() {
        stage.say("Edge device %s uploads %d photographs with boxes, JPEG and PNG."
                .formatted(deviceId, album.pictures().size()));
        List<SentImage> stored = new ArrayList<>();
        for (Picture picture : album.pictures()) {
            String what = "%s (%d of %d)"
                    .formatted(
                            picture.file(),
                            album.pictures().indexOf(picture) + 1,
                            album.pictures().size());
            Answer answer = stage.play(what, STORED, FIRST_UPLOAD, () -> upload(device, picture, metadata(picture)));
            if (answer.succeeded()) {
                stored.add(new SentImage(picture.file(), answer.textAt("/data/image_id"), picture.sha256()));
            }
        }
        return stored;
    }

    private void repeatTheFirst(List<SentImage> stored) {
        stage.say("The device lost an answer and uploads again: same ids, nothing stored twice.");
        Picture picture = album.pictures().getFirst();
        String imageId = stored.isEmpty() ? "" : stored.getFirst().imageId();
        Check sameImage = Check.status(200).has("/data/duplicate", true).has("/data/image_id", imageId);
        stage.play(picture.file() + " again", REPEATED, sameImage, () -> upload(device, picture, metadata(picture)));
    }

    private void sendBadUploads() {
        stage.say(
                "A box that reaches out of its picture is refused, and so is a text file that calls itself a picture.");
        Picture picture = album.pictures().getFirst();
        Map<String, Object> outOfRange = Map.of(
                "annotations",
                List.of(Map.of("class_value", "defect", "type", "bbox", "geometry", List.of(0.5, 0.5, 1.5, 0.1))));
        stage.play(
                "annotation out of range",
                REFUSED,
                Check.status(400).has("/error/code", "VALIDATION_ERROR").because("annotations[0]"),
                () -> upload(device, picture, outOfRange));
        Picture text =
                new Picture("notes.jpg", "image/jpeg", List.of(), "Not a picture.\n".getBytes(StandardCharsets.UTF_8));
        stage.play(
                "text file named notes.jpg",
                REFUSED,
                Check.status(415).has("/error/code", "UNSUPPORTED_FORMAT"),
                () -> upload(device, text, Map.of()));
    }

    private void announce() {
        stage.say("In LAN mode a device announces an object that it puts into the bucket itself, maybe later.");
        String key = "raw-data/" + occasion.name("lan") + ".jpg";
        stage.play(
                "announcement of " + key,
                STORED,
                Check.status(201).has("/image_id").has("/batch_id"),
                () -> device.post(NOTIFY, announcement(key, 1920)));
        stage.play(
                "announcement with width 0",
                REFUSED,
                Check.status(400).because("width"),
                () -> device.post(NOTIFY, announcement(key, 0)));
    }

    private void provision(ApiClient administrator) {
        stage.say("A new device joins: the administrator makes a token, the device trades it for a key and uploads.");
        Answer token = stage.play(
                "provisioning token",
                STORED,
                Check.status(201).has("/data/token"),
                () -> administrator.post(
                        "/api/provisioning-tokens", Map.of("name", occasion.name("demo"), "single_use", true)));
        Answer joined = stage.play(
                "new device",
                STORED,
                Check.status(201).has("/data/device_id").has("/data/api_key"),
                () -> server.post("/api/devices/provision", joining(token.textAt("/data/token"))));
        firstSteps(server.with("X-Device-Key", joined.textAt("/data/api_key")));
    }

    private void firstSteps(ApiClient newcomer) {
        stage.play(
                "who am I",
                ANSWERED,
                Check.status(200).has("/data/status", "approved"),
                () -> newcomer.get("/api/device/self"));
        Picture picture = album.pictures().getLast();
        stage.play(
                picture.file() + " by the new device",
                STORED,
                Check.status(201).has("/data/image_id"),
                () -> upload(newcomer, picture, metadata(picture)));
    }

    private Map<String, Object> joining(String token) {
        String name = occasion.name("gate");
        return Map.of("token", token, "device_info", Map.of("device_id", name, "name", name));
    }

    private Map<String, Object> announcement(String storageKey, int width) {
        return Map.of(
                "device_id",
                deviceId,
                "filename",
                "lan.jpg",
                "storage_key",
                storageKey,
                "width",
                width,
                "height",
                1080,
                "annotations",
                List.of(vehicle()));
    }

    private static Map<String, Object> vehicle() {
        return Map.of(
                "class_value",
                "vehicle",
                "confidence",
                0.87,
                "x_center",
                0.5,
                "y_center",
                0.6,
                "width",
                0.2,
                "height",
                0.3);
    }

    private Map<String, Object> metadata(Picture picture) {
        return Map.of(
                "model_id", "hand-drawn",
                "model_version", "1.0.0",
                "source", "camera-1",
                "timestamp", occasion.secondsBefore(60).toString(),
                "annotations", picture.annotations());
    }

    private static Answer upload(ApiClient device, Picture picture, Map<String, Object> metadata) {
        Multipart form = new Multipart()
                .file("image", picture.file(), picture.mediaType(), picture.bytes())
                .field("metadata", Json.bytes(metadata));
        return device.post(UPLOAD, form);
    }
}
