package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.engine.ocr.text.wire.Ask;
import dev.fovea.engine.ocr.text.wire.Frames;
import dev.fovea.engine.ocr.text.wire.Messages;
import dev.fovea.engine.ocr.text.wire.Reply;
import dev.fovea.model.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One child process that recognises. It is asked one thing at a time, by whoever took it from {@link OcrWorkers}. After a
 * {@link WorkerException} or an interrupt it is dead.
 */
final class OcrWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OcrWorker.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final long WATCH_MILLIS = 250;

    /** CPU time for one question, so that a loaded machine is not taken for a hard page; counted where the system tells. */
    private static final Duration CPU = Duration.ofSeconds(20);

    private static final int PAGES_OF_A_LIFE = 500;

    /** Leptonica and Tesseract give little memory back: a worker that grew this large is replaced after its page. */
    private static final long GROWN = 800L << 20;

    /** A worker that grows this large within a page is ended at once. */
    private static final long OUTGROWN = 1600L << 20;

    private final Process process;
    private int pages;
    private Duration cpu = Duration.ZERO;
    private volatile boolean ended;

    private OcrWorker(Process process) {
        this.process = process;
        Thread.ofVirtual().name("ocr-worker-" + process.pid()).start(this::log);
    }

    /** Starts a process and waits until it is ready. */
    static OcrWorker start(OcrSettings settings) throws WorkerException, UnavailableException, InterruptedException {
        OcrWorker worker;
        try {
            worker = new OcrWorker(WorkerCommand.start(settings));
        } catch (IOException e) {
            throw new UnavailableException("no process can be started: " + e.getMessage());
        }
        Reply ready = worker.wait(worker::receive, START);
        if (ready.failure().isPresent()) {
            worker.close();
            throw new UnavailableException(ready.failure().get().message());
        }
        LOG.debug("worker {} is ready", worker.process.pid());
        return worker;
    }

    /**
     * Asks and waits for the answer.
     *
     * @param document goes with the question when it opens one
     * @param limit the worker is ended when it takes longer by the clock
     */
    Reply ask(Ask ask, Optional<Document> document, Duration limit) throws WorkerException, InterruptedException {
        pages += ask.page() > 0 ? 1 : 0;
        return wait(
                () -> {
                    send(ask, document);
                    return receive();
                },
                limit);
    }

    /** CPU time that the process has used in its life; the last known when it is dead. */
    Duration cpu() {
        process.info().totalCpuDuration().ifPresent(known -> cpu = known);
        return cpu;
    }

    /** Whether it is better replaced by a fresh one. */
    boolean worn() {
        return ended || pages >= PAGES_OF_A_LIFE || !process.isAlive() || residentBytes() > GROWN;
    }

    /** The id of the process. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        ended = true;
        process.destroyForcibly();
    }

    private Reply wait(Callable<Reply> exchange, Duration limit) throws WorkerException, InterruptedException {
        FutureTask<Reply> reply = new FutureTask<>(exchange);
        Thread.ofPlatform().daemon().name("ocr-pipe-" + process.pid()).start(reply);
        boolean answered = false;
        try {
            Reply got = wait(reply, System.nanoTime() + limit.toNanos());
            answered = true;
            return got;
        } catch (ExecutionException e) {
            throw new WorkerException(
                    Job.Code.EXTRACTION_FAILED, "worker " + process.pid() + " ended while it read", e);
        } finally {
            if (!answered) {
                close();
            }
        }
    }

    private Reply wait(FutureTask<Reply> reply, long end)
            throws ExecutionException, WorkerException, InterruptedException {
        Duration most = cpu().plus(CPU);
        while (true) {
            try {
                return reply.get(WATCH_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (System.nanoTime() > end || cpu().compareTo(most) > 0) {
                    throw new WorkerException(Job.Code.TIMEOUT, "worker " + process.pid() + " took too long");
                }
                if (residentBytes() > OUTGROWN) {
                    throw new WorkerException(
                            Job.Code.EXTRACTION_FAILED, "worker " + process.pid() + " took too much memory");
                }
            }
        }
    }

    private void send(Ask ask, Optional<Document> document) throws IOException {
        OutputStream out = process.getOutputStream();
        if (document.isEmpty()) {
            Frames.write(out, Messages.write(ask));
            return;
        }
        try (InputStream payload = Channels.newInputStream(document.get().open())) {
            Frames.write(out, Messages.write(ask), payload, document.get().bytes());
        }
    }

    private Reply receive() throws IOException {
        return Messages.read(Frames.read(process.getInputStream()).message(), Reply.class);
    }

    private void log() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> LOG.debug("worker {}: {}", process.pid(), line));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("worker {} is silent now", process.pid(), e);
        }
    }

    private long residentBytes() {
        return ResidentMemory.ofProcess(process.pid());
    }
}
