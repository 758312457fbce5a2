package dev.fovea.cli.demo;

import static dev.fovea.cli.demo.Outcome.ANSWERED;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads through every door what came in through any: nothing that was acknowledged may be missing or changed. */
final class ReadBack {
    private static final int LONGEST_NOTE = 220;

    private final Stage ownApi;
    private final Stage acusight;
    private final Stage hub;
    private final ApiClient user;

    /**
     * @param user a client that carries a bearer token of the organisation
     */
    ReadBack(Stage ownApi, Stage acusight, Stage hub, ApiClient user) {
        this.ownApi = ownApi;
        this.acusight = acusight;
        this.hub = hub;
        this.user = user;
    }

    /** The Acusight data routes show images and batches of all doors. */
    void dataRoutes(List<SentImage> sent) {
        acusight.say(
                "The Acusight data routes show the same images, GenLogs pictures included, and the batches they are in.");
        acusight.play(
                "GET /api/data/images",
                ANSWERED,
                Check.status(200).and("all %d images".formatted(sent.size()), showsAll(sent)),
                () -> user.get("/api/data/images?limit=500"));
        acusight.play(
                "GET /api/data/batches",
                ANSWERED,
                Check.status(200).and("batches that hold them all", answer -> batched(answer) >= sent.size()),
                () -> user.get("/api/data/batches"));
    }

    /** The boxes of an upload are a detection run at the Hub door, under the image's storage key. */
    void boxesOfUpload(String storageKey, Picture picture) {
        hub.say("The boxes that the device drew are a detection run at the Hub door.");
        long boxes = picture.annotations().size();
        hub.play(
                "GET /detections?mediaKey=" + storageKey,
                ANSWERED,
                Check.status(200).has("/key", storageKey).and(boxes + " tracks", answer -> tracks(answer) == boxes),
                () -> detections(storageKey));
    }

    /** A GenLogs image carries two runs: the plate that the sensor read, and what the analytics program added. */
    void runsOfSighting(String storageKey) {
        hub.say("The GenLogs image carries two runs now: the plate that came with it and what the program added.");
        hub.play(
                "GET /detections?mediaKey=" + storageKey,
                ANSWERED,
                Check.status(200).and("2 runs", answer -> answer.at("/runs").size() == 2),
                () -> detections(storageKey));
    }

    /** The plate search finds every report of the plate. */
    void sightings(String plate, int atLeast) {
        ownApi.say("Where was the fire engine? The plate search knows every place and time.");
        Answer answer = ownApi.play(
                "GET /v1/sightings?plate=" + plate,
                ANSWERED,
                Check.status(200)
                        .and(
                                atLeast + " sightings or more",
                                found -> found.at("/items").size() >= atLeast),
                () -> user.get("/v1/sightings?plate=" + ApiClient.encoded(plate)));
        answer.at("/items")
                .valueStream()
                .limit(atLeast)
                .map(ReadBack::shortened)
                .forEach(ownApi::note);
    }

    /** The bytes of images come back as they were sent. */
    void contents(List<SentImage> images) {
        ownApi.say("The pictures come back byte for byte.");
        images.forEach(image -> ownApi.play(
                "%s, SHA-256 %s…".formatted(image.picture(), image.sha256().substring(0, 12)),
                ANSWERED,
                Check.status(200)
                        .and(
                                "the bytes that were sent",
                                answer -> Picture.sha256(answer.body()).equals(image.sha256())),
                () -> user.get("/v1/images/" + image.imageId() + "/content")));
    }

    private Answer detections(String storageKey) {
        return user.get("/detections?mediaKey=" + ApiClient.encoded(storageKey));
    }

    private static long tracks(Answer answer) {
        return answer.at("/runs")
                .valueStream()
                .mapToLong(run -> run.at("/tracks").size())
                .sum();
    }

    private static int batched(Answer batches) {
        return batches.at("/data")
                .valueStream()
                .mapToInt(batch -> batch.at("/image_count").asInt(0))
                .sum();
    }

    private static Predicate<Answer> showsAll(List<SentImage> sent) {
        return answer -> {
            Set<String> uids = answer.at("/data")
                    .valueStream()
                    .map(image -> image.at("/uid").asString(""))
                    .collect(Collectors.toSet());
            return sent.stream().map(SentImage::imageId).allMatch(uids::contains);
        };
    }

    private static String shortened(JsonNode item) {
        String text = item.toString();
        return text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE) + "…";
    }
}
