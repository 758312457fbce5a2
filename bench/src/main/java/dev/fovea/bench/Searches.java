package dev.fovea.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;

/** Searches in a store that {@link Fill} filled, each with other words every time, one after the other. */
final class Searches {
    private static final int WARM_UP = 30;
    private static final int CALLS = 200;
    private static final int DAYS = 365;
    private static final int PAGES_DOWN = 400;
    private static final double P95 = 0.95;
    private static final double GROWTH = 1.3;
    private static final Pattern NEXT = Pattern.compile("\"next_cursor\":\"([0-9]+)\"");
    private static final long SEED = 36_500_000;

    private final Client client;
    private final Report report;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    private Searches(Client client, Report report) {
        this.client = client;
        this.report = report;
    }

    /** Writes the path of one search. */
    @FunctionalInterface
    private interface Search {
        String path();
    }

    static void run(Options options, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.kept(options);
                Client client = new Client(server)) {
            new Searches(client, report).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        row("exact plate", 20, () -> sightings("plate:" + plate()));
        row("plate by its beginning", 150, () -> sightings("plate:" + plate().substring(0, 5) + "*"));
        row("plate by its end", 150, () -> sightings("plate:*" + plate().substring(3)));
        row("plate with one unknown character", 150, () -> sightings("plate:" + plate().replaceFirst("^(..).", "$1?")));
        row("plate within one edit", 150, () -> sightings("plate:~" + plate()));
        row("one camera, one day", 50, () -> images("device:" + camera() + " " + day()));
        row("one camera, one day, sightings", 50, () -> sightings("device:" + camera() + " " + day()));
        row("newest page of images", 20, () -> "/v1/images?limit=50");
        row("newest page of sightings", 20, () -> "/v1/sightings?limit=50");
        row("region of a class", 100, () -> images("region(" + label() + "):" + region()));
        row("region of any class", 100, () -> images("region:" + region()));
        row("class and confidence", 100, () -> images("label:" + label() + " conf:>0.95"));
        row("city, class and day", 100, () -> images("city:Reno label:" + label() + " " + day()));
        deep();
    }

    private void row(String work, double barMs, Search search) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            client.get(search.path());
        }
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String path = search.path();
            long started = System.nanoTime();
            client.get(path);
            nanos.add(System.nanoTime() - started);
        }
        Sample sample = new Sample(nanos, Duration.ZERO);
        report.row("search: " + work, "p50", Report.number(sample.percentileMs(0.5)) + " ms");
        report.atMost("search: " + work, "p95, ms", sample.percentileMs(P95), barMs);
    }

    /** Follows the cursor as far as it goes, and compares the last pages with the first. */
    private void deep() throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent() && nanos.size() < PAGES_DOWN) {
            long started = System.nanoTime();
            String answer = client.get("/v1/images?limit=500&q=label:car" + cursor.get());
            nanos.add(System.nanoTime() - started);
            cursor = NEXT.matcher(answer)
                    .results()
                    .map(next -> "&cursor=" + next.group(1))
                    .findFirst();
        }
        int tenth = Math.max(1, nanos.size() / 10);
        double first = mean(nanos.subList(tenth, Math.min(2 * tenth, nanos.size())));
        double last = mean(nanos.subList(nanos.size() - tenth, nanos.size()));
        report.atMost("search: page " + nanos.size() + " ÷ page " + tenth, "mean time", last / first, GROWTH);
    }

    private static double mean(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    private static String images(String filter) {
        return "/v1/images?limit=50&q=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static String sightings(String filter) {
        return "/v1/sightings?limit=50&q=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private String plate() {
        return Plates.of(random.nextInt(Plates.VEHICLES));
    }

    private String camera() {
        return Fleet.camera(random.nextInt(Fleet.CAMERAS));
    }

    private String label() {
        return Fleet.LABELS.get(random.nextInt(Fleet.LABELS.size()));
    }

    private String day() {
        String day = Fill.START
                .plus(Duration.ofDays(random.nextInt(DAYS)))
                .toString()
                .substring(0, 10);
        return "captured:" + day;
    }

    private String region() {
        double x = random.nextDouble(0, 0.9);
        double y = random.nextDouble(0, 0.9);
        return String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f", x, y, x + 0.1, y + 0.1);
    }
}
