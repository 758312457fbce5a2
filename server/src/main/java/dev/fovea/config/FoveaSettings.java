package dev.fovea.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

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
            "Private addresses that image URLs and webhooks may name: IPs, ranges, host names, comma-separated; each may end in :port.",
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
    public static final Setting<Duration> JOB_LEASE = setting(
            "jobs.lease",
            "30s",
            "How long the work of a node that died waits before another takes it.",
            Parsers::duration);
    public static final Setting<Integer> OCR_WORKERS = setting(
            "ocr.workers",
            "0",
            "Processes that read documents at once; 0: one less than there are cores.",
            Parsers.integer(0, 256));
    public static final Setting<String> OCR_MODEL = text(
            "ocr.model",
            "",
            "A .traineddata file of Tesseract for another language; empty: the English model that comes with Fovea.");
    public static final Setting<Duration> RETAIN_RUNS = setting(
            "retention.runs",
            "0d",
            "How long detection runs are kept, counted from the end of their recording; 0d: for good.",
            Parsers::duration);
    /** Default of {@link #IMGGO_RATE_LIMIT}, shown to clients also when nothing is limited. */
    public static final int USUAL_IMGGO_RATE = 600;

    public static final Setting<Integer> IMGGO_RATE_LIMIT = setting(
            "imggo.rate-limit",
            Integer.toString(USUAL_IMGGO_RATE),
            "Requests a minute that an ImgGo key may make, on each node; 0: as many as it likes.",
            Parsers.integer(0, 1_000_000));
    public static final Setting<Duration> RETAIN_DELIVERIES = setting(
            "retention.deliveries",
            "30d",
            "How long webhook deliveries and their attempts are kept, also those held for a disabled webhook; 0d: for good.",
            Parsers::duration);
    public static final Setting<Duration> WEBHOOK_TIMEOUT =
            setting("webhooks.timeout", "30s", "How long a receiver has to answer a delivery.", Parsers::duration);
    public static final Setting<Duration> WEBHOOK_PATIENCE = setting(
            "webhooks.disable-after",
            "24h",
            "How long all deliveries to a webhook may fail before they are held until it is enabled again.",
            Parsers::duration);
    public static final Setting<Integer> WEBHOOK_HANDS = setting(
            "webhooks.concurrency",
            "256",
            "Deliveries that are attempted at once; at most 16 of them to one webhook, 4 when it fails.",
            Parsers.integer(1, 10_000));
    public static final Setting<Integer> EVENT_LISTENERS = setting(
            "events.listeners",
            "200",
            "Event streams and calls that wait for events, of one organisation on each node; more are answered 429.",
            Parsers.integer(1, 100_000));
    public static final Setting<Duration> EXPORT_RETENTION = setting(
            "exports.retention", "7d", "How long an export can be fetched after it was asked for.", Parsers::duration);
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
    public static final Setting<Boolean> REQUEST_LOG =
            setting("requests.log", "true", "Whether every call is noted for /v1/requests.", Parsers::bool);
    public static final Setting<Duration> REQUEST_RETENTION = setting(
            "requests.retention", "7d", "How long noted calls are kept, with headers and reasons.", Parsers::duration);
    public static final Setting<Duration> REQUEST_BODIES = setting(
            "requests.bodies",
            "24h",
            "How long the text that a refused call sent is kept; 0s: not at all.",
            Parsers::duration);
    public static final Setting<Boolean> REQUIRE_APPROVAL = setting(
            "provisioning.require-approval",
            "false",
            "Whether a device from a provisioning token waits for approval.",
            Parsers::bool);
    public static final Setting<String> VISION_URL = setting(
            "vision.url",
            "",
            "OpenAI-compatible endpoint that looks at pictures, e.g. http://127.0.0.1:11434/v1; empty: no vision engine.",
            Parsers::endpoint);
    public static final Setting<String> VISION_MODEL =
            text("vision.model", "", "Model that the vision endpoint is asked for.");
    public static final Setting<String> VISION_KEY =
            secret("vision.key", "", "Key for the vision endpoint; empty: none is sent.");
    public static final Setting<String> VISION_NAME =
            setting("vision.name", "vision", "Name of the vision engine in jobs and metrics.", Parsers::word);
    public static final Setting<Integer> VISION_CONCURRENCY =
            setting("vision.concurrency", "4", "Extractions by vision at once on this node.", Parsers.integer(1, 1000));
    public static final Setting<Duration> VISION_TIMEOUT = setting(
            "vision.timeout", "120s", "How long one answer of the vision endpoint may take.", Parsers::duration);
    public static final Setting<Integer> VISION_MAX_TOKENS = setting(
            "vision.max-tokens",
            "8192",
            "Most tokens of one answer of the vision endpoint.",
            Parsers.integer(256, 1_000_000));
    public static final Setting<Integer> VISION_PAGES = setting(
            "vision.pages", "10", "Pages of a document that the vision endpoint is shown.", Parsers.integer(1, 100));
    public static final Setting<BigDecimal> VISION_PRICE_INPUT =
            setting("vision.price.input", "0", "Price of a million tokens sent, in any currency.", Parsers::amount);
    public static final Setting<BigDecimal> VISION_PRICE_OUTPUT = setting(
            "vision.price.output", "0", "Price of a million tokens answered, in the same currency.", Parsers::amount);
    public static final Setting<Long> VISION_KEY_CALLS = setting(
            "vision.budget.key-calls",
            "0",
            "Calls to the vision endpoint that one API key may cause a day (UTC); 0: any number.",
            Parsers::count);
    public static final Setting<Long> VISION_KEY_TOKENS = setting(
            "vision.budget.key-tokens",
            "0",
            "Tokens that one API key may cause a day (UTC); 0: any number.",
            Parsers::count);
    public static final Setting<BigDecimal> VISION_KEY_MONEY = setting(
            "vision.budget.key-money",
            "0",
            "Money that one API key may cause a day (UTC); 0: any amount.",
            Parsers::amount);
    public static final Setting<Long> VISION_PATTERN_CALLS = setting(
            "vision.budget.pattern-calls",
            "0",
            "Calls to the vision endpoint that one pattern may cause a day (UTC); 0: any number.",
            Parsers::count);
    public static final Setting<Long> VISION_PATTERN_TOKENS = setting(
            "vision.budget.pattern-tokens",
            "0",
            "Tokens that one pattern may cause a day (UTC); 0: any number.",
            Parsers::count);
    public static final Setting<BigDecimal> VISION_PATTERN_MONEY = setting(
            "vision.budget.pattern-money",
            "0",
            "Money that one pattern may cause a day (UTC); 0: any amount.",
            Parsers::amount);
    public static final Setting<Duration> VISION_CACHE = setting(
            "vision.cache",
            "7d",
            "How long an answer serves the same picture and pattern again without a call; 0d: never.",
            Parsers::duration);
    public static final Setting<DiskLimit> STORAGE_LOW = setting(
            "storage.low-watermark",
            "5%",
            "Free space below which /readyz warns: a size such as 2GiB, or a share of the disk of the pictures.",
            Parsers::disk);
    public static final Setting<DiskLimit> STORAGE_FULL = setting(
            "storage.high-watermark",
            "256MiB",
            "Free space below which pictures are refused until there is room again.",
            Parsers::disk);
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
            JOB_LEASE,
            OCR_WORKERS,
            OCR_MODEL,
            RETAIN_RUNS,
            IMGGO_RATE_LIMIT,
            RETAIN_DELIVERIES,
            WEBHOOK_TIMEOUT,
            WEBHOOK_PATIENCE,
            WEBHOOK_HANDS,
            EVENT_LISTENERS,
            EXPORT_RETENTION,
            RETAIN_JOBS,
            JOB_QUEUE,
            JOB_TIMEOUT,
            JOB_ATTEMPTS,
            JOB_FIRST_WAIT,
            JOB_LATER_WAIT,
            SYNC_WINDOW,
            REQUEST_LOG,
            REQUEST_RETENTION,
            REQUEST_BODIES,
            REQUIRE_APPROVAL,
            VISION_URL,
            VISION_MODEL,
            VISION_KEY,
            VISION_NAME,
            VISION_CONCURRENCY,
            VISION_TIMEOUT,
            VISION_MAX_TOKENS,
            VISION_PAGES,
            VISION_PRICE_INPUT,
            VISION_PRICE_OUTPUT,
            VISION_KEY_CALLS,
            VISION_KEY_TOKENS,
            VISION_KEY_MONEY,
            VISION_PATTERN_CALLS,
            VISION_PATTERN_TOKENS,
            VISION_PATTERN_MONEY,
            VISION_CACHE,
            STORAGE_LOW,
            STORAGE_FULL,
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
        private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(1_000_000_000);
        private static final Pattern WORD = Pattern.compile("[a-z0-9_-]{1,40}");

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

        private static long count(String text) {
            long value = Long.parseLong(text);
            if (value < 0) {
                throw new IllegalArgumentException("must not be negative");
            }
            return value;
        }

        private static BigDecimal amount(String text) {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() < 0 || value.compareTo(MOST_MONEY) > 0) {
                throw new IllegalArgumentException("must be between 0 and " + MOST_MONEY.toPlainString());
            }
            return value;
        }

        private static String word(String text) {
            if (!WORD.matcher(text).matches()) {
                throw new IllegalArgumentException("must be 1 to 40 of a-z, 0-9, - and _");
            }
            return text;
        }

        /** Without user and password: such an address would show up in logs. */
        private static String endpoint(String text) {
            boolean good = text.isEmpty() || isEndpoint(URI.create(text));
            if (!good) {
                throw new IllegalArgumentException("must be an http or https address without user, query and fragment");
            }
            return text;
        }

        private static boolean isEndpoint(URI uri) {
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        }

        private static DiskLimit disk(String text) {
            return text.endsWith("%") ? DiskLimit.ofPercent(text) : new DiskLimit(0, bytes(text));
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
