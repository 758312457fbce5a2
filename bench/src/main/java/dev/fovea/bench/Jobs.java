package dev.fovea.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;

/**
 * Extraction jobs whose engine does nothing, so that all that is left is to keep the picture, queue, claim and end the job. The
 * pattern asks for what only sight can tell, which the reader declines without opening the picture. The floor is inserting the
 * rows that the jobs left, without a server and without the blobs.
 */
final class Jobs {
    private static final String BLIND = """
            {"name":"Shelf","instructions":"Count the products on the shelf and say whether it is damaged",\
            "schema":{"product_count":"integer","is_damaged":"boolean"}}""";
    private static final Duration POLL = Duration.ofMillis(20);

    private Jobs() {}

    static void run(Options options, Report report) throws Exception {
        byte[] jpeg = picture();
        try (ServerProcess server = ServerProcess.startWith(options, "imggo.rate-limit=0", "ocr.workers=16");
                Client client = new Client(server)) {
            String pattern = client.pattern(BLIND);
            Load.run(options.clients(), options.time(), () -> client.ingest(pattern, jpeg));
            awaitAll(client);
            long before = client.jobs("completed");
            Duration cpu = server.cpu();
            long started = System.nanoTime();
            Load.run(options.clients(), options.time(), () -> client.ingest(pattern, jpeg));
            awaitAll(client);
            double seconds = (System.nanoTime() - started) / 1e9;
            long done = client.jobs("completed") - before;
            report.row("no-op jobs", "jobs/s from call to end", Report.number(done / seconds));
            double cpuMs = server.cpu().minus(cpu).toNanos() / 1e6;
            report.row("no-op jobs", "server CPU, ms each", Report.number(cpuMs / done));
            RowFloor floor = RowFloor.of(server.database(), "job");
            Path folder = Folders.fresh(options, "rows");
            double bare = floor.calls()
                    * 1e9
                    / floor.insert(folder.resolve("rows.db")).toNanos();
            Folders.remove(folder);
            report.row("no-op jobs", "bare inserts, jobs/s", Report.number(bare));
            report.row("no-op jobs", "server ÷ bare inserts", Report.number(done / seconds / bare));
        }
    }

    private static void awaitAll(Client client) throws IOException, InterruptedException {
        while (client.jobs("queued") + client.jobs("processing") > 0) {
            Thread.sleep(POLL);
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }
}
