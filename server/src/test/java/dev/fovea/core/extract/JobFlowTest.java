package dev.fovea.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.ingest.PictureSniffer;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.ReceivedPicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.ImageFetcher.FetchException;
import dev.fovea.core.port.ImageFetcher.Fetched;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Vault;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.core.replay.Replays;
import dev.fovea.core.work.LeaseWorkers;
import dev.fovea.crypto.SecureIds;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaError.Resource;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Answer;
import dev.fovea.model.Caller;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.Event;
import dev.fovea.model.Extraction;
import dev.fovea.model.IdempotencyKey;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternId;
import dev.fovea.model.Receipt;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Value;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a call to the end of its job, over a real store: what is queued is read once, and ends as it should. */
class JobFlowTest {
    private static final URI ADDRESS = URI.create("https://example.com/scans/a%20b.png?x=1");
    private static final Duration DRAIN = Duration.ofMillis(100);
    private static final JobRules RULES =
            new JobRules(Duration.ofSeconds(20), 3, Duration.ofMillis(10), Duration.ofMillis(20));
    private static final SubmitJob.Terms TERMS = new SubmitJob.Terms(100, Duration.ofSeconds(5));
    private static final Value TOTAL = new Value.Members(Map.of("total", Value.text("number")));

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Ids ids = new SecureIds(clock);
    private final JobSignals signals = new JobSignals();
    private final JobPace pace = new JobPace();
    private final List<LeaseWorkers<Jobs.Claimed>> started = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private Store store;
    private FileBlobs blobs;
    private OrgId org;
    private Caller caller;
    private Web web = sink -> sink.write(png());

    /** What answers at an address. */
    @FunctionalInterface
    private interface Web {
        void answer(OutputStream sink) throws FetchException, IOException;
    }

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        blobs = FileBlobs.open(folder.resolve("blobs"), clock);
        org = store.inTransaction(session -> session.organisations()
                        .add(ids.uuid(), "jobs", clock.instant())
                        .orElseThrow())
                .id();
        caller = new Caller(org, "imggo_live_ab", Optional.empty(), Optional.empty(), Set.of());
    }

    @AfterEach
    void close() {
        started.forEach(LeaseWorkers::close);
        store.close();
    }

    // What the tests are made of

    private ReceivePicture receive() {
        return new ReceivePicture(
                blobs,
                (_, sink) -> {
                    web.answer(sink);
                    return new Fetched(Optional.empty(), 0);
                },
                new PictureSniffer());
    }

    private LeaseWorkers<Jobs.Claimed> work(NoopEngine.Eyes eyes, JobRules rules) {
        NoopEngine engine = new NoopEngine("ocr", eyes);
        RecordImage record = new RecordImage(ids, clock);
        JobPicture pictures = new JobPicture(store, blobs, receive(), record);
        RunJobs run = new RunJobs(engine, store, pictures, record, signals, pace, clock, rules);
        LeaseWorkers.Terms terms = new LeaseWorkers.Terms(2, Duration.ofSeconds(30), Duration.ofMillis(20), DRAIN);
        LeaseWorkers<Jobs.Claimed> workers = new LeaseWorkers<>(run, terms, ids.ulid(), clock);
        signals.onQueued("ocr", workers::wake);
        started.add(workers);
        return workers;
    }

    private void work(NoopEngine.Eyes eyes) {
        work(eyes, RULES);
    }

    private SubmitJob submit(SubmitJob.Terms terms) {
        Vault plain = new Vault() {
            @Override
            public String seal(String text) {
                return text;
            }

            @Override
            public String open(String sealed) {
                return sealed;
            }
        };
        return new SubmitJob(
                store,
                new Replays(store, plain, clock),
                new RecordImage(ids, clock),
                new Engines(List.of(new NoopEngine("ocr"))),
                (_, _, url) -> addresses.add(url),
                signals,
                pace,
                ids,
                clock,
                terms);
    }

    private PatternId pattern(Pattern.Status status, Pattern.Mode mode, Optional<Value> schema, String profile) {
        PatternId id = new PatternId("pat_" + ids.secret("abcdef", 10));
        PatternContent content = new PatternContent(OutputFormat.JSON, "Read the total", schema, ',', profile);
        PatternDraft draft = new PatternDraft("Totals", status, mode, content, Optional.empty(), Value.Members.EMPTY);
        store.inTransaction(session -> session.patterns().add(org, id, draft, clock.instant()));
        return id;
    }

    private PatternId pattern(Pattern.Mode mode) {
        return pattern(Pattern.Status.ACTIVE, mode, Optional.of(TOTAL), "auto");
    }

    private SubmitJob.Command command(PatternId pattern, SubmitJob.Image image, Optional<Duration> patience) {
        return new SubmitJob.Command(
                caller,
                pattern,
                OptionalInt.empty(),
                image,
                Job.Priority.NORMAL,
                Value.Members.EMPTY,
                Optional.of("https://example.com/hook"),
                patience,
                "POST /api/patterns/" + pattern + "/ingest");
    }

    private static SubmitJob.Image.At at() {
        return new SubmitJob.Image.At(ADDRESS, "application/json", new Raw.Inline("{\"image_url\":1}"));
    }

    private static Answering<SubmitJob.Submitted> answering(Optional<IdempotencyKey> key) {
        return new Answering<>(
                key,
                submitted -> new Answer(
                        submitted.job().state().isFinal() ? 200 : 202,
                        submitted.job().id() + " " + submitted.job().state(),
                        Optional.empty()));
    }

    private static JobId idOf(Answered answered) {
        return JobId.parse(answered.answer().body().split(" ", 2)[0]).orElseThrow();
    }

    private Answered send(PatternId pattern, byte[] file, Optional<IdempotencyKey> key) throws IOException {
        try (ReceivedPicture picture = receive().receive(new ByteArrayInputStream(file), 1 << 20, JobPicture.FORMATS)) {
            SubmitJob.Image sent = new SubmitJob.Image.Sent(picture, "a.png", "application/json", new Raw.Inline("{}"));
            return submit(TERMS).submit(command(pattern, sent, Optional.empty()), answering(key));
        }
    }

    private Job fetched(Optional<Duration> patience) {
        Answered answered =
                submit(TERMS).submit(command(pattern(Pattern.Mode.ASYNC), at(), patience), answering(Optional.empty()));
        return job(idOf(answered));
    }

    private Job job(JobId id) {
        return new JobQueries(store).get(org, id);
    }

    private Job ended(JobId id) throws InterruptedException {
        await(() -> job(id).state().isFinal());
        return job(id);
    }

    private Job ended() throws InterruptedException {
        return ended(fetched(Optional.empty()).id());
    }

    private Media media(Job job) {
        return store.read(
                        session -> session.media().find(org, job.input().media().orElseThrow()))
                .orElseThrow();
    }

    private List<String> events() {
        return store.read(session -> session.events().list(org, 0, 100)).stream()
                .map(Event::type)
                .filter(type -> type.startsWith("job."))
                .toList();
    }

    private Pattern.Statistics statistics(Job job) {
        return store.read(session -> session.patterns().find(org, job.pattern()))
                .orElseThrow()
                .statistics();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline of the test").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static byte[] png() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Extraction read(Value value, Extraction.Evidence evidence) {
        return new Extraction(
                new Value.Members(Map.of("total", value, "invented", Value.number(1))),
                Optional.of(0.9),
                List.of(new Extraction.Reading("total", 0.9, Optional.of(evidence))),
                List.of(),
                Map.of());
    }

    // Sync or async

    @Test
    void a_simple_pattern_is_answered_with_its_finished_job() throws IOException {
        work((_, _) -> read(Value.number(7), new Extraction.Evidence(1, 0.1, 0.2, 0.3, 0.4, "7")));
        Answered answered = send(pattern(Pattern.Mode.AUTO), png(), Optional.empty());
        assertThat(answered.answer().status()).isEqualTo(200);
        Job job = job(idOf(answered));
        assertThat(job.state()).isEqualTo(Job.State.COMPLETED);
        assertThat(job.extraction().orElseThrow().result())
                .as("what was not asked for is left out")
                .isEqualTo(new Value.Members(Map.of("total", Value.number(7))));
        assertThat(events()).containsExactly("job.queued", "job.completed");
        assertThat(statistics(job).requests()).isEqualTo(1);
        assertThat(statistics(job).completed()).isEqualTo(1);
        assertThat(addresses).containsExactly("https://example.com/hook");
    }

    @Test
    void an_asynchronous_pattern_a_document_and_an_address_are_not_waited_for() throws IOException {
        assertThat(send(pattern(Pattern.Mode.ASYNC), png(), Optional.empty())
                        .answer()
                        .status())
                .isEqualTo(202);
        byte[] pdf = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.ISO_8859_1);
        Answered document = send(pattern(Pattern.Mode.AUTO), pdf, Optional.empty());
        assertThat(document.answer().status()).isEqualTo(202);
        assertThat(media(job(idOf(document))).kind()).isEqualTo(MediaKind.DOCUMENT);
        Answered address = submit(TERMS)
                .submit(command(pattern(Pattern.Mode.AUTO), at(), Optional.empty()), answering(Optional.empty()));
        assertThat(address.answer().status()).isEqualTo(202);
    }

    @Test
    void a_call_that_asks_to_wait_is_answered_by_whichever_comes_first() {
        Answered early = submit(TERMS)
                .submit(
                        command(pattern(Pattern.Mode.ASYNC), at(), Optional.of(Duration.ofMillis(50))),
                        answering(Optional.empty()));
        assertThat(early.answer().status()).as("nobody works").isEqualTo(202);
        work((_, _) -> NoopEngine.NOTHING);
        Answered done = submit(TERMS)
                .submit(
                        command(pattern(Pattern.Mode.ASYNC), at(), Optional.of(Duration.ofSeconds(20))),
                        answering(Optional.empty()));
        assertThat(done.answer().status()).isEqualTo(200);
    }

    @Test
    void the_same_key_gets_the_settled_answer_and_makes_one_job() throws IOException {
        AtomicInteger readings = new AtomicInteger();
        work((_, _) -> {
            readings.incrementAndGet();
            return NoopEngine.NOTHING;
        });
        PatternId pattern = pattern(Pattern.Mode.AUTO);
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("POST /" + pattern, "k", "00"));
        Answered first = send(pattern, png(), key);
        Answered again = send(pattern, png(), key);
        assertThat(again.replayed()).isTrue();
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(readings.get()).isEqualTo(1);
    }

    // Refusals

    @Test
    void an_archived_unknown_or_unpinned_pattern_takes_nothing() {
        PatternId archived = pattern(Pattern.Status.ARCHIVED, Pattern.Mode.AUTO, Optional.empty(), "auto");
        assertThat(refusal(archived))
                .isInstanceOfSatisfying(
                        FoveaError.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().getFirst().rule()).isEqualTo("pattern_inactive"));
        PatternId unknown = new PatternId("pat_unknown");
        assertThat(refusal(unknown)).isEqualTo(new FoveaError.NotFound(FoveaError.Thing.PATTERN, "pat_unknown"));
        PatternId elsewhere = pattern(Pattern.Status.ACTIVE, Pattern.Mode.AUTO, Optional.empty(), "vision");
        assertThat(refusal(elsewhere)).isInstanceOfSatisfying(FoveaError.Invalid.class, invalid -> {
            assertThat(invalid.problems().getFirst().rule()).isEqualTo("invalid_parameter");
            assertThat(invalid.problems().getFirst().message()).contains("ocr");
        });
        assertThat(events()).isEmpty();
    }

    private FoveaError refusal(PatternId pattern) {
        try {
            Answered answered =
                    submit(TERMS).submit(command(pattern, at(), Optional.empty()), answering(Optional.empty()));
            throw new AssertionError("answered " + answered);
        } catch (FoveaException e) {
            return e.error();
        }
    }

    @Test
    void a_full_queue_refuses_more() {
        SubmitJob one = submit(new SubmitJob.Terms(1, Duration.ZERO));
        PatternId pattern = pattern(Pattern.Mode.ASYNC);
        assertThat(one.submit(command(pattern, at(), Optional.empty()), answering(Optional.empty()))
                        .answer()
                        .status())
                .isEqualTo(202);
        assertThatThrownBy(() -> one.submit(command(pattern, at(), Optional.empty()), answering(Optional.empty())))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error()).isInstanceOfSatisfying(FoveaError.Unavailable.class, full -> {
                            assertThat(full.resource()).isEqualTo(Resource.JOB_QUEUE);
                            assertThat(full.retryAfter()).isPositive();
                        }));
    }

    // Running

    @Test
    void a_fetched_picture_is_an_image_like_any_other_with_its_call_as_receipt() throws InterruptedException {
        work((_, _) -> NoopEngine.NOTHING);
        Job job = ended();
        assertThat(job.state()).isEqualTo(Job.State.COMPLETED);
        Media media = media(job);
        assertThat(media.filename()).isEqualTo("a_b.png");
        assertThat(media.batch()).isPresent();
        List<Receipt> receipts = store.read(session -> session.receipts().list(org, media.number()));
        assertThat(receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.credentialPrefix()).isEqualTo("imggo_live_ab");
            assertThat(receipt.raw()).isEqualTo(new Raw.Inline("{\"image_url\":1}"));
        });
    }

    @Test
    void what_was_read_is_boxed_on_the_picture() throws InterruptedException {
        work((_, _) -> read(Value.number(7), new Extraction.Evidence(1, 0.1, 0.2, 0.3, 0.4, "7")));
        Media media = media(ended());
        List<DetectionRun> runs = store.read(session -> session.runs().list(org, media.number()));
        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.content().source().kind().word()).isEqualTo("pipeline");
            assertThat(run.content().tracks()).singleElement().satisfies(track -> {
                assertThat(track.label()).isEqualTo("total");
                assertThat(track.boxes().x1(0)).isEqualTo(0.1);
                assertThat(track.boxes().y2(0)).isEqualTo(0.4);
            });
        });
    }

    @Test
    void an_address_that_will_not_do_fails_at_once() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        work((_, _) -> NoopEngine.NOTHING);
        for (FetchException.Cause cause :
                List.of(FetchException.Cause.REFUSED_ADDRESS, FetchException.Cause.BAD_STATUS)) {
            web = _ -> {
                calls.incrementAndGet();
                throw new FetchException(cause, "no");
            };
            assertThat(ended().failure().orElseThrow())
                    .isEqualTo(new Job.Failure(
                            Job.Code.INVALID_IMAGE, "Image URL is not accessible or format is unsupported"));
        }
        web = sink -> sink.write("<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(ended().failure().orElseThrow().code()).isEqualTo(Job.Code.INVALID_IMAGE);
        web = sink -> sink.write(new byte[(10 << 20) + 1]);
        assertThat(ended().failure().orElseThrow().code()).isEqualTo(Job.Code.IMAGE_TOO_LARGE);
        assertThat(calls.get()).isEqualTo(2);
    }

    @Test
    void a_far_side_that_is_away_for_a_while_is_asked_again() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        web = sink -> {
            if (calls.incrementAndGet() < 3) {
                throw new FetchException(FetchException.Cause.BUSY, "status 503");
            }
            sink.write(png());
        };
        work((_, _) -> NoopEngine.NOTHING);
        Job job = ended();
        assertThat(job.state()).isEqualTo(Job.State.COMPLETED);
        assertThat(job.attempts()).isEqualTo(3);
    }

    @Test
    void an_engine_that_fails_for_the_moment_is_tried_three_times_and_fetches_once() throws InterruptedException {
        AtomicInteger fetches = new AtomicInteger();
        AtomicInteger readings = new AtomicInteger();
        web = sink -> {
            fetches.incrementAndGet();
            sink.write(png());
        };
        work((_, _) -> {
            readings.incrementAndGet();
            throw EngineException.passing(Job.Code.EXTRACTION_FAILED, Optional.empty(), "busy", new IOException());
        });
        Job job = ended();
        assertThat(job.failure()).contains(new Job.Failure(Job.Code.EXTRACTION_FAILED, "busy"));
        assertThat(readings.get()).isEqualTo(3);
        assertThat(fetches.get()).isEqualTo(1);
        assertThat(events()).containsExactly("job.queued", "job.failed");
        assertThat(statistics(job).failed()).isEqualTo(1);
    }

    @Test
    void a_document_at_fault_fails_at_once_and_a_broken_engine_in_the_end() throws InterruptedException {
        AtomicInteger readings = new AtomicInteger();
        work((_, _) -> {
            if (readings.incrementAndGet() == 1) {
                throw EngineException.lasting(Job.Code.LOW_IMAGE_QUALITY, "blurred", new IOException());
            }
            throw new IllegalStateException("a bug");
        });
        assertThat(ended().failure().orElseThrow().code()).isEqualTo(Job.Code.LOW_IMAGE_QUALITY);
        assertThat(ended().failure().orElseThrow().code()).isEqualTo(Job.Code.INTERNAL_ERROR);
        assertThat(readings.get()).isEqualTo(4);
    }

    @Test
    void a_reading_past_its_deadline_is_interrupted_and_fails() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        work(
                (_, _) -> {
                    try {
                        new CountDownLatch(1).await();
                        return NoopEngine.NOTHING;
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                },
                new JobRules(Duration.ZERO, 3, Duration.ZERO, Duration.ZERO));
        assertThat(ended().failure().orElseThrow().code()).isEqualTo(Job.Code.TIMEOUT);
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_job_whose_workers_died_again_and_again_fails() throws InterruptedException {
        Job job = fetched(Optional.empty());
        store.inTransaction(session -> {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(session.jobs().claim("ocr", "dead", clock.instant(), clock.instant(), 1))
                        .hasSize(1);
            }
            return true;
        });
        work((_, _) -> NoopEngine.NOTHING);
        assertThat(ended(job.id()).failure().orElseThrow().code()).isEqualTo(Job.Code.INTERNAL_ERROR);
    }

    @Test
    void a_stop_gives_the_job_back_and_a_start_takes_it_again_at_once() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        LeaseWorkers<Jobs.Claimed> first = work(
                (_, _) -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return NoopEngine.NOTHING;
                },
                RULES);
        Job job = fetched(Optional.empty());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        first.close();
        assertThat(job(job.id()).state()).isEqualTo(Job.State.QUEUED);
        assertThat(job(job.id()).attempts()).as("a stop does not count").isZero();
        work((_, _) -> NoopEngine.NOTHING);
        assertThat(ended(job.id()).attempts()).isEqualTo(1);
    }

    @Test
    void a_cancelled_job_stops_being_read() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        work((_, _) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return NoopEngine.NOTHING;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        Job job = fetched(Optional.empty());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        CancelJob cancel = new CancelJob(store, signals, clock);
        assertThat(cancel.cancel(org, job.id()).state()).isEqualTo(Job.State.FAILED);
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cancel.cancel(org, job.id())).as("final already").isEqualTo(job(job.id()));
        assertThat(job(job.id()).failure().orElseThrow().code()).isEqualTo(Job.Code.CANCELLED);
        assertThat(events()).containsExactly("job.queued", "job.failed");
        assertThat(statistics(job).failed()).isEqualTo(1);
    }
}
