package dev.fovea.engine.ocr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import dev.fovea.model.PageText;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a worker dies, hangs or is not wanted any more. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerFailuresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Reading reading;

    @BeforeEach
    void start() {
        reading = Reading.inFolder(folder);
    }

    @AfterEach
    void stop() {
        List<ProcessHandle> left = workers();
        reading.close();
        await(() -> left.stream().noneMatch(ProcessHandle::isAlive), () -> "workers are left: " + left);
    }

    @Test
    void a_worker_that_dies_between_two_documents_is_replaced() throws Exception {
        assertThat(letter()).contains("Northwind");
        kill(workers().getFirst());
        assertThat(letter()).contains("Northwind");
    }

    @Test
    void a_page_whose_worker_dies_is_read_by_another() throws Exception {
        FutureTask<List<PageText>> reader = readInBackground(manyWords());
        ProcessHandle first = await(() -> busy());
        kill(first);
        assertThat(reader.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();
        assertThat(workers()).isNotEmpty().doesNotContain(first);
    }

    @Test
    void a_document_that_costs_two_workers_fails_and_the_next_one_is_read() throws Exception {
        FutureTask<List<PageText>> reader = readInBackground(manyWords());
        kill(await(() -> busy()));
        kill(await(() -> busy()));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> reader.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.code()).isEqualTo(Job.Code.EXTRACTION_FAILED);
                    assertThat(e.passing()).isTrue();
                });
        assertThat(letter()).contains("Northwind");
    }

    @Test
    void a_page_that_takes_longer_than_the_job_may_is_given_up() throws Exception {
        assertThat(letter()).contains("Northwind");
        FileDocument document = reading.document(manyWords(), "png");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> reading.reader()
                        .read(document, Clock.systemUTC().instant().plusMillis(300)))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(Job.Code.TIMEOUT);
                    assertThat(e.passing()).isTrue();
                });
        assertThat(letter()).contains("Northwind");
    }

    @Test
    void an_interrupt_ends_the_reading_and_its_worker() throws Exception {
        FutureTask<List<PageText>> reader =
                new FutureTask<>(() -> reading.reader().read(reading.document(manyWords(), "png"), Reading.soon()));
        Thread thread = Thread.ofPlatform().start(reader);
        ProcessHandle worker = await(() -> busy());
        thread.interrupt();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> reader.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .withCauseInstanceOf(InterruptedException.class);
        await(() -> !worker.isAlive(), () -> "the worker goes on");
        assertThat(letter()).contains("Northwind");
    }

    @Test
    void whoever_waits_for_a_worker_in_vain_is_told_that_time_is_up() throws Exception {
        FileDocument letter = reading.document(Paper.pdf(List.of(Paper.LETTER)), "pdf");
        try (OcrDocument document = reading.reader().open(letter, Reading.soon(), percent -> {})) {
            assertThat(document.pages()).hasSize(1);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> reading.reader()
                            .read(letter, Clock.systemUTC().instant().plusMillis(200)))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Job.Code.TIMEOUT));
        }
    }

    @Test
    void a_machine_that_cannot_recognise_says_so_with_each_document() throws Exception {
        Path model = Files.writeString(folder.resolve("eng.traineddata"), "no model");
        try (Reading broken = new Reading(folder, Optional.of(model))) {
            broken.workers().warmUp();
            for (int i = 0; i < 2; i++) {
                EngineException refusal = broken.refusal(Paper.pdf(List.of(Paper.LETTER)), "pdf");
                assertThat(refusal.code()).isEqualTo(Job.Code.EXTRACTION_FAILED);
                assertThat(refusal.passing()).isFalse();
                assertThat(refusal).hasMessageContaining("does not run on this server");
            }
        }
    }

    @Test
    void a_worker_started_ahead_is_the_one_that_reads() throws Exception {
        reading.workers().warmUp();
        ProcessHandle ahead = await(() -> workers().stream().findFirst());
        assertThat(letter()).contains("Northwind");
        assertThat(workers()).containsExactly(ahead);
    }

    @Test
    void workers_end_when_the_server_is_killed() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("reading");
            List<ProcessHandle> orphans = server.children().toList();
            assertThat(orphans).isNotEmpty();
            kill(server.toHandle());
            await(() -> orphans.stream().noneMatch(ProcessHandle::isAlive), () -> "still there: " + orphans);
        }
    }

    /** A process that reads a page without end, to be killed while it does. */
    static final class AServer {
        private AServer() {}

        /** Reads. */
        public static void main(String[] args) throws Exception {
            try (Reading reading = Reading.inFolder(Path.of(args[0]))) {
                Thread.ofPlatform().daemon().start(() -> {
                    var _ = await(() -> busy(reading));
                    System.out.println("reading");
                });
                while (true) {
                    var _ = reading.pages(manyWords(), "png");
                }
            }
        }
    }

    private String letter() throws Exception {
        return Reading.text(reading.page(Paper.pdf(List.of(Paper.LETTER)), "pdf"));
    }

    private FutureTask<List<PageText>> readInBackground(byte[] picture) {
        FutureTask<List<PageText>> reader = new FutureTask<>(() -> reading.pages(picture, "png"));
        Thread.ofPlatform().daemon().start(reader);
        return reader;
    }

    /** A page that keeps a worker busy for seconds. */
    private static byte[] manyWords() {
        String line = "copper wire and freight to the site in Tampere 25.00 of twenty percent and thirty days";
        return Paper.encoded(Paper.picture(Collections.nCopies(30, line), 300), "png");
    }

    /** A worker that has worked for longer than its start takes. */
    private Optional<ProcessHandle> busy() {
        return busy(reading);
    }

    private static Optional<ProcessHandle> busy(Reading reading) {
        return workers(reading).stream()
                .filter(worker ->
                        worker.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() > 1500)
                .findFirst();
    }

    private List<ProcessHandle> workers() {
        return workers(reading);
    }

    private static List<ProcessHandle> workers(Reading reading) {
        return reading.workers().pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static void kill(ProcessHandle process) {
        assertThat(process.destroyForcibly()).isTrue();
        await(() -> !process.isAlive(), () -> process + " lives on");
    }

    private static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        var _ = await(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), otherwise);
    }

    private static <T> T await(Supplier<Optional<T>> wanted) {
        return await(wanted, () -> "it did not come");
    }

    private static <T> T await(Supplier<Optional<T>> wanted, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
        throw new AssertionError(otherwise.get());
    }
}
