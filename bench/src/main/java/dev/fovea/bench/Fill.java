package dev.fovea.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Fills a store with a year of a fleet: the images that {@link Fleet} sent, copied over and over with other times, ids and
 * plates. All of them show the one sample picture. It takes minutes, and the data stay.
 */
final class Fill {
    static final Instant START = Instant.parse("2025-11-24T00:00:00Z");
    private static final long YEAR_MS = Duration.ofDays(365).toMillis();
    private static final long TRANSFER_MS = 2_000;
    private static final List<String> INDEXED = List.of("media", "detection_run", "finding", "sighting");

    private final Database database;
    private final long images;
    private final long sightings;

    private Fill(Database database, long images, long sightings) {
        this.database = database;
        this.images = images;
        this.sightings = sightings;
    }

    static void run(Options options, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.kept(options);
                Client client = new Client(server)) {
            new Fleet().send(client);
        }
        long started = System.nanoTime();
        try (Database database = options.openDatabase()) {
            new Fill(database, options.images(), options.sightings()).copy();
        }
        report.row(
                "fill",
                options.images() + " images, " + options.sightings() + " sightings",
                Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s");
    }

    private void copy() throws SQLException {
        List<String> indexes = new ArrayList<>();
        for (String table : INDEXED) {
            indexes.addAll(database.dropIndexes(table));
        }
        List<Map<String, Object>> media = database.rows("select * from media order by id");
        long firstMedium = 1 + database.number("select max(id) from media");
        copyMedia(media, firstMedium);
        copyRuns(media, firstMedium);
        copySightings(media, firstMedium);
        for (String index : indexes) {
            database.run(index);
            System.err.println("made again: " + index);
        }
        database.settle(List.of("media", "detection_run", "sighting"));
    }

    private long capturedAt(long image) {
        return START.toEpochMilli() + image * YEAR_MS / images;
    }

    private void copyMedia(List<Map<String, Object>> media, long first) throws SQLException {
        try (Copies copies = Copies.into(database, "media", media.getFirst())) {
            for (long image = 0; image < images; image++) {
                long number = first + image;
                String key = "raw-data/%08x_bench.jpg".formatted(number);
                copies.add(
                        media.get((int) (image % media.size())),
                        Map.of(
                                "id",
                                number,
                                "uuid",
                                "%08x-0000-4000-8000-%012x".formatted(Plates.mixed(number) >>> 32, number),
                                "media_key",
                                key,
                                "storage_key",
                                key,
                                "captured_at",
                                capturedAt(image),
                                "received_at",
                                capturedAt(image) + TRANSFER_MS));
            }
        }
        System.err.println(images + " images");
    }

    /** Every run of an image, with what is found by and kept beside it. */
    private void copyRuns(List<Map<String, Object>> media, long firstMedium) throws SQLException {
        Map<Long, List<Map<String, Object>>> runs = grouped("select * from detection_run order by id", "media_id");
        Map<Long, List<Map<String, Object>>> findings = grouped("select * from finding", "run_number");
        Map<Long, List<Map<String, Object>>> centroids = grouped("select * from run_centroids", "run_number");
        long run = database.number("select max(id) from detection_run");
        try (Copies runCopies = Copies.into(database, "detection_run", any(runs));
                Copies findingCopies = Copies.into(database, "finding", any(findings));
                Copies centroidCopies = Copies.into(database, "run_centroids", any(centroids))) {
            for (long image = 0; image < images; image++) {
                long medium = firstMedium + image;
                long template = number(media.get((int) (image % media.size())), "id");
                for (Map<String, Object> row : runs.getOrDefault(template, List.of())) {
                    run++;
                    long was = number(row, "id");
                    runCopies.add(row, Map.of("id", run, "media_id", medium, "recorded_until", capturedAt(image)));
                    for (Map<String, Object> finding : findings.getOrDefault(was, List.of())) {
                        findingCopies.add(finding, Map.of("run_number", run, "media_id", medium));
                    }
                    for (Map<String, Object> centres : centroids.getOrDefault(was, List.of())) {
                        centroidCopies.add(centres, Map.of("run_number", run));
                    }
                }
            }
        }
        System.err.println(run + " runs");
    }

    /** More sightings than images, so that each image has seen several; in the order of time. */
    private void copySightings(List<Map<String, Object>> media, long firstMedium) throws SQLException {
        Map<Long, List<Map<String, Object>>> templates = grouped("select * from sighting order by id", "media_id");
        long number = database.number("select max(id) from sighting");
        try (Copies copies = Copies.into(database, "sighting", any(templates))) {
            for (long sighting = 0; sighting < sightings; sighting++) {
                long image = sighting * images / sightings;
                number++;
                long medium = number(media.get((int) (image % media.size())), "id");
                Map<String, Object> template =
                        Objects.requireNonNull(templates.get(medium)).getFirst();
                String plate = Plates.of(Long.remainderUnsigned(Plates.mixed(sighting), Plates.VEHICLES));
                Map<String, Object> but = new HashMap<>(Map.of(
                        "id",
                        number,
                        "media_id",
                        firstMedium + image,
                        "plate",
                        plate,
                        "backwards",
                        new StringBuilder(plate).reverse().toString(),
                        "seen_at",
                        capturedAt(image)));
                copies.add(template, but);
            }
        }
        System.err.println(sightings + " sightings");
    }

    private Map<Long, List<Map<String, Object>>> grouped(String query, String column) throws SQLException {
        return database.rows(query).stream().collect(Collectors.groupingBy(row -> number(row, column)));
    }

    private static Map<String, Object> any(Map<Long, List<Map<String, Object>>> groups) {
        return groups.values().iterator().next().getFirst();
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }
}
