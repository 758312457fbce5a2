package dev.fovea.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Every setting that Fovea knows, in the order of the configuration file. */
public final class FoveaSettings {
    public static final Setting<String> HOST = text("host", "127.0.0.1", "Address to listen on.");
    public static final Setting<Integer> PORT =
            setting("port", "8080", "Port to listen on; 0 takes a free one.", Parsers.integer(0, 65_535));
    public static final Setting<String> BASE_URL =
            text("base-url", "", "Address under which clients reach this server; empty: made from host and port.");
    public static final Setting<String> DATA =
            text("data", "data", "Folder for the database, the pictures and the server's key.");
    public static final Setting<String> DATABASE = secret(
            "db", "sqlite:", "Database: sqlite: (in the data folder) or postgresql://user:password@host:port/name.");
    public static final Setting<String> BLOBS =
            text("blobs", "file:", "Pictures and large payloads: file: (in the data folder) or file:/another/folder.");
    public static final Setting<String> BUCKET =
            text("bucket", "", "Folder where devices put announced objects themselves; empty: <data>/bucket.");
    public static final Setting<Duration> DRAIN =
            setting("drain", "30s", "How long a stop waits for calls in flight.", Parsers::duration);
    public static final Setting<Integer> CPU_THREADS = setting(
            "cpu.threads", "0", "Threads for parsing and decoding; 0: as many as cores.", Parsers.integer(0, 1024));
    public static final Setting<Integer> CPU_QUEUE = setting(
            "cpu.queue",
            "256",
            "Works that may wait for such a thread before 503 is answered.",
            Parsers.integer(1, 100_000));
    public static final Setting<Integer> DATABASE_READERS = setting(
            "db.readers",
            "4",
            "Connections for reads (SQLite) or in all (PostgreSQL: at least 8).",
            Parsers.integer(1, 256));
    public static final Setting<List<String>> OUTBOUND_ALLOW = setting(
            "outbound.allow",
            "",
            "Private addresses that image URLs may name: IPs, ranges, host names, comma-separated; each may end in :port.",
            Parsers::list);
    public static final Setting<Duration> FETCH_CONNECT =
            setting("fetch.connect-timeout", "5s", "How long connecting to an image URL may take.", Parsers::duration);
    public static final Setting<Duration> FETCH_TOTAL =
            setting("fetch.timeout", "30s", "How long fetching an image may take in all.", Parsers::duration);
    public static final Setting<Long> FETCH_BYTES =
            setting("fetch.max-bytes", "50MiB", "Largest image that is fetched.", Parsers::bytes);
    public static final Setting<Long> PIXELS =
            setting("pictures.max-pixels", "200000000", "Pictures with more pixels are refused.", Parsers::bytes);
    public static final Setting<Duration> BATCH_TIMEOUT =
            setting("batch.timeout", "30m", "How long a batch waits for the next image.", Parsers::duration);
    public static final Setting<Integer> BATCH_MAX =
            setting("batch.max-images", "1000", "Images in a full batch.", Parsers.integer(1, 1_000_000));
    public static final Setting<Duration> RETAIN_RUNS = setting(
            "retention.runs",
            "0d",
            "How long detection runs are kept, counted from the end of their recording; 0d: for good.",
            Parsers::duration);
    public static final Setting<Duration> RETAIN_JOBS = setting(
            "jobs.retention",
            "30d",
            "How long finished jobs are kept after they were made; 0d: for good.",
            Parsers::duration);
    public static final Setting<Integer> JOB_QUEUE = setting(
            "jobs.queue",
            "10000",
            "Jobs of one engine that may wait before 503 is answered.",
            Parsers.integer(1, 10_000_000));
    public static final Setting<Duration> JOB_TIMEOUT =
            setting("jobs.timeout", "120s", "How long reading one picture may take.", Parsers::duration);
    public static final Setting<Integer> JOB_ATTEMPTS = setting(
            "jobs.attempts",
            "3",
            "How often a job is tried when the cause of a failure may pass.",
            Parsers.integer(1, 100));
    public static final Setting<Duration> JOB_FIRST_WAIT =
            setting("jobs.first-wait", "2s", "Wait before the second attempt at a job.", Parsers::duration);
    public static final Setting<Duration> JOB_LATER_WAIT =
            setting("jobs.later-wait", "10s", "Wait before each further attempt at a job.", Parsers::duration);
    public static final Setting<Duration> SYNC_WINDOW = setting(
            "imggo.sync-window",
            "2s",
            "How long an ingest with a simple pattern waits for its job before 202 is answered.",
            Parsers::duration);
    public static final Setting<Boolean> REQUIRE_APPROVAL = setting(
            "provisioning.require-approval",
            "false",
            "Whether a device from a provisioning token waits for approval.",
            Parsers::bool);
    public static final Setting<Boolean> LOG_JSON =
            setting("log.json", "false", "Whether log lines are JSON objects.", Parsers::bool);

    /** All of them. */
    public static final List<Setting<?>> ALL = List.of(
            HOST,
            PORT,
            BASE_URL,
            DATA,
            DATABASE,
            DATABASE_READERS,
            BLOBS,
            BUCKET,
            DRAIN,
            CPU_THREADS,
            CPU_QUEUE,
            OUTBOUND_ALLOW,
            FETCH_CONNECT,
            FETCH_TOTAL,
            FETCH_BYTES,
            PIXELS,
            BATCH_TIMEOUT,
            BATCH_MAX,
            RETAIN_RUNS,
            RETAIN_JOBS,
            JOB_QUEUE,
            JOB_TIMEOUT,
            JOB_ATTEMPTS,
            JOB_FIRST_WAIT,
            JOB_LATER_WAIT,
            SYNC_WINDOW,
            REQUIRE_APPROVAL,
            LOG_JSON);

    private FoveaSettings() {}

    private static Setting<String> text(String name, String defaultText, String description) {
        return setting(name, defaultText, description, Function.identity());
    }

    private static Setting<String> secret(String name, String defaultText, String description) {
        return new Setting<>(name, defaultText, description, true, Function.identity());
    }

    private static <T> Setting<T> setting(
            String name, String defaultText, String description, Function<String, T> parser) {
        return new Setting<>(name, defaultText, description, false, parser);
    }

    /** How texts become values. */
    private static final class Parsers {
        private static Function<String, Integer> integer(int least, int most) {
            return text -> {
                int value = Integer.parseInt(text);
                if (value < least || value > most) {
                    throw new IllegalArgumentException("must be between " + least + " and " + most);
                }
                return value;
            };
        }

        private static boolean bool(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("must be true or false");
            };
        }

        private static List<String> list(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        }

        private static Duration duration(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("must be a time such as 30s, 5m, 24h or 7d");
            }
            long amount = Long.parseLong(text.substring(0, text.length() - 1).strip());
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(amount);
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> throw new IllegalArgumentException("must be a time such as 30s, 5m, 24h or 7d");
            };
        }

        private static long bytes(String text) {
            if (text.endsWith("GiB")) {
                return number(text, 3) << 30;
            }
            if (text.endsWith("MiB")) {
                return number(text, 3) << 20;
            }
            return text.endsWith("KiB") ? number(text, 3) << 10 : number(text, 0);
        }

        private static long number(String text, int unit) {
            return Long.parseLong(text.substring(0, text.length() - unit).strip());
        }
    }
}
