package dev.fovea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Small calls that are all database: announcements and runs of 4 kB, against inserting the same rows without a server. */
final class Metadata {
    private static final int RUN_BYTES = 4_000;
    private static final int TURNS = 2;
    private static final double CALLS_PER_SECOND = 3_000;
    private static final double P99_MS = 50;
    private static final double RATIO = 0.5;
    private static final AtomicLong NUMBER = new AtomicLong();

    private Metadata() {}

    static void run(Options options, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.start(options);
                Client client = new Client(server)) {
            compare(options, report, "notify", server, "media", () -> client.announce(notification(client)));
        }
        RunBody run = RunBody.ofBytes(RUN_BYTES);
        try (ServerProcess server = ServerProcess.start(options);
                Client client = new Client(server)) {
            client.register(RunBody.MEDIA_KEY);
            compare(options, report, "run of 4 kB", server, "detection_run", () -> client.run(run.next()));
        }
    }

    private static String notification(Client client) {
        return """
                {"device_id":"%s","filename":"lan.jpg","storage_key":"bench/%012d.jpg","width":1920,"height":1080,\
                "annotations":[{"class_value":"vehicle","confidence":0.87,"x_center":0.5,"y_center":0.6,"width":0.2,"height":0.3}]}""".formatted(client.deviceId(), NUMBER.incrementAndGet());
    }

    private static void compare(
            Options options, Report report, String work, ServerProcess server, String perCall, Load.Call call)
            throws Exception {
        Load.run(options.clients(), options.time(), call);
        Measured served = Measured.of(server, options.clients(), options.time(), call);
        Inserted bare = insert(options, server, perCall);
        for (int turn = 1; turn < TURNS; turn++) {
            served = served.and(Measured.of(server, options.clients(), options.time(), call));
            bare = bare.and(insert(options, server, perCall));
        }
        double rate = served.calls().perSecond();
        served.print(report, work, "calls");
        report.atLeast(work, "calls/s", rate, CALLS_PER_SECOND);
        report.atMost(work, "p99, ms", served.calls().percentileMs(0.99), P99_MS);
        report.row(work, "bare inserts, calls/s", Report.number(bare.perSecond()));
        report.atLeast(work, "server ÷ bare inserts", rate / bare.perSecond(), RATIO);
    }

    /** Calls whose rows were inserted without a server. */
    private record Inserted(int calls, Duration time) {
        Inserted and(Inserted other) {
            return new Inserted(calls + other.calls, time.plus(other.time));
        }

        double perSecond() {
            return calls * 1e9 / time.toNanos();
        }
    }

    private static Inserted insert(Options options, ServerProcess server, String perCall)
            throws IOException, SQLException {
        RowFloor floor = RowFloor.of(server.database(), perCall);
        Path folder = Folders.fresh(options, "rows");
        try {
            return new Inserted(floor.calls(), floor.insert(folder.resolve("rows.db")));
        } finally {
            Folders.remove(folder);
        }
    }
}
