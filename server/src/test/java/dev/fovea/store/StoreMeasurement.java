package dev.fovea.store;

import com.sun.management.OperatingSystemMXBean;
import dev.fovea.core.port.MediaLibrary.NewMedia;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Batch;
import dev.fovea.model.Content;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.Receipt;
import dev.fovea.model.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Measures transactions like those of an announced image: through the store by 32 callers, and as bare inserts of the
 * same rows in commits of the same size. Arguments: a folder, seconds for each part.
 */
final class StoreMeasurement {
    private static final int CALLERS = 32;

    private StoreMeasurement() {}

    /** Prints one line for each part. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "measure");
        long seconds = Long.parseLong(args[1]);
        measureStore(folder.resolve("warm-up"), 2, false);
        measureStore(folder.resolve("store"), seconds, false);
        measureStore(folder.resolve("with-run"), seconds, true);
        measureBare(folder.resolve("bare"), seconds);
    }

    private static void measureStore(Path folder, long seconds, boolean withRun) throws Exception {
        try (Store store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT)) {
            List<Source> sources = store.inTransaction(StoreMeasurement::devices);
            long cpu = cpuNanos();
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<long[]> times = Race.of(CALLERS, number -> {
                LongStream.Builder taken = LongStream.builder();
                for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                    store.inTransaction(session -> announce(session, sources.get(number), withRun));
                    taken.add(System.nanoTime() - start);
                }
                return taken.build().toArray();
            });
            print(withRun ? "announced with a run" : "announced", times, seconds, cpuNanos() - cpu);
        }
    }

    private static List<Source> devices(Session session) {
        var org = Samples.organisation(session, "measured");
        return java.util.stream.IntStream.range(0, CALLERS)
                .mapToObj(number -> Samples.device(session, org, "device " + number))
                .toList();
    }

    private static Media announce(Session session, Source source, boolean withRun) {
        Instant now = Instant.now();
        UUID uuid = UUID.randomUUID();
        IntakePolicy policy = session.policies().intake(source.org(), source.id());
        NewMedia image = pending(session.batches().reserveSlot(source, policy, uuid, now), source, "raw-data/" + uuid);
        session.naturalKeys().claim(source.org(), source.id() + "/" + image.mediaKey(), image.id(), now, Instant.EPOCH);
        Media media = session.media().add(image).orElseThrow();
        session.receipts().add(media, receipt(now));
        session.events().append(source.org(), "image.announced", media.id().toString(), "{\"n\":1}", now);
        if (withRun) {
            session.runs().upsert(media, Samples.run("ac-1", "car", "car"), "acusight", Map.of(), List.of(), now);
        }
        return media;
    }

    private static NewMedia pending(Batch batch, Source source, String key) {
        return Samples.media(
                source.org(),
                MediaKind.IMAGE,
                key,
                Optional.of(source.id()),
                Optional.of(batch.id()),
                Optional.empty(),
                new Content.Pending());
    }

    private static Receipt receipt(Instant now) {
        String raw = "{\"device_id\":\"" + "x".repeat(300) + "\"}";
        return new Receipt("acusight", "POST /notify", "adk_1", "application/json", new Receipt.Raw.Inline(raw), now);
    }

    private static void measureBare(Path folder, long seconds) throws SQLException, IOException {
        Files.createDirectories(folder);
        Sqlite database = new Sqlite(folder.resolve("bare.db"));
        database.migrate(database.source());
        try (Sql sql = new Sql(database.openWriter())) {
            Source source = devices(SqlSession.over(sql, database, IntakePolicy.DEFAULT))
                    .getFirst();
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            long cpu = cpuNanos();
            int rows = 0;
            while (System.nanoTime() < end) {
                sql.execute("begin immediate");
                for (int i = 0; i < CALLERS; i++) {
                    insertBare(sql, source, ++rows);
                }
                sql.execute("commit");
            }
            System.out.printf("bare inserts: %d/s, %d us CPU each%n", rows / seconds, (cpuNanos() - cpu) / 1000 / rows);
        }
    }

    private static void insertBare(Sql sql, Source source, int number) {
        Instant now = Instant.now();
        NewMedia image = Samples.media(
                source.org(),
                MediaKind.IMAGE,
                "raw-data/" + UUID.randomUUID(),
                Optional.of(source.id()),
                Optional.empty(),
                Optional.empty(),
                new Content.Pending());
        sql.update(
                "insert into media (" + MediaRow.INSERTED + ") values (" + "?, ".repeat(29) + "?)",
                MediaRow.values(image));
        sql.update(
                "insert into natural_key (org_id, claim_key, media, claimed_at) values (?, ?, ?, ?)",
                source.org(),
                image.mediaKey(),
                image.id(),
                now);
        sql.update(
                "insert into receipt (media_id, dialect, route, credential_prefix, content_type, raw_text, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                number,
                "acusight",
                "POST /notify",
                "adk_1",
                "application/json",
                "x".repeat(320),
                now);
        sql.update(
                "insert into event (org_id, type, subject, data_json, at) values (?, ?, ?, ?, ?)",
                source.org(),
                "image.announced",
                image.id(),
                "{}",
                now);
    }

    private static void print(String name, List<long[]> times, long seconds, long cpu) {
        long[] sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "%s: %d/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d us CPU each%n",
                name,
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted[sorted.length - 1] / 1e6,
                cpu / 1000 / sorted.length);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
