package dev.fovea.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A made-up fleet of cameras. Its images are sent through the doors like any other, one a camera, so that what is copied
 * afterwards was written by the server itself.
 */
final class Fleet {
    static final int CAMERAS = 400;
    static final List<String> LABELS = List.of(
            "car",
            "truck",
            "bus",
            "van",
            "motorcycle",
            "bicycle",
            "person",
            "trailer",
            "tractor",
            "animal",
            "sign",
            "cone");

    private static final List<String> CITIES =
            List.of("Los Angeles", "Fresno", "Reno", "Tucson", "El Paso", "Austin", "Mobile");
    private static final List<String> STATES = List.of("CA", "CA", "NV", "AZ", "TX", "TX", "AL");
    private static final int BOXES_OF_RUN = 4;
    private static final long SEED = 20_261_124;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    static String camera(int number) {
        return "camera-%03d".formatted(number);
    }

    /** One image of every camera with a plate, its place, and a run of four further boxes. */
    void send(Client client) throws IOException, InterruptedException {
        client.signIn();
        for (int camera = 0; camera < CAMERAS; camera++) {
            String image = client.report(report(camera));
            client.runOn(client.mediaKey(image), tracks());
        }
    }

    private String report(int camera) {
        int city = camera % CITIES.size();
        double x = random.nextDouble(0, 0.8);
        double y = random.nextDouble(0, 0.8);
        return String.format(
                Locale.ROOT,
                "\"source\":\"%s\",\"time_captured\":\"2025-01-01T00:%02d:%02dZ\","
                        + "\"detection_bounding_box\":{\"xmin\":%.4f,\"ymin\":%.4f,\"xmax\":%.4f,\"ymax\":%.4f},"
                        + "\"source_location_info\":{\"latitude\":%.4f,\"longitude\":%.4f,\"city\":\"%s\",\"state\":\"%s\","
                        + "\"route\":\"US-%d\",\"traffic_direction\":\"north\"},"
                        + "\"detection_metadata\":{\"alpr_confidence\":0.93,\"alpr_state\":\"%s\",\"plate_number\":\"%s\"}",
                camera(camera),
                camera / 60,
                camera % 60,
                x,
                y,
                x + 0.1,
                y + 0.1,
                random.nextDouble(30, 40),
                random.nextDouble(-120, -85),
                CITIES.get(city),
                STATES.get(city),
                camera % 90 + 1,
                STATES.get(city),
                Plates.of(camera));
    }

    private String tracks() {
        StringBuilder tracks = new StringBuilder();
        for (int i = 0; i < BOXES_OF_RUN; i++) {
            tracks.append(String.format(
                    Locale.ROOT,
                    "%s{\"id\":\"t%d\",\"label\":\"%s\",\"boxes\":[{\"frame\":0,\"x\":%.4f,\"y\":%.4f,\"w\":0.08,\"h\":0.12,"
                            + "\"confidence\":%.3f}]}",
                    i == 0 ? "" : ",",
                    i,
                    LABELS.get(random.nextInt(LABELS.size())),
                    random.nextDouble(0, 0.9),
                    random.nextDouble(0, 0.85),
                    random.nextDouble(0.3, 1)));
        }
        return tracks.toString();
    }
}
