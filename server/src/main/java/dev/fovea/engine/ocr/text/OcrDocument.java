package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Progress;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.core.port.PageRenderer.Rendered;
import dev.fovea.engine.ocr.text.wire.Ask;
import dev.fovea.engine.ocr.text.wire.Reply;
import dev.fovea.model.Job;
import dev.fovea.model.PageText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document being read by a worker, which it keeps from the first question until it is closed. When the worker fails,
 * the question is put once more to a fresh one.
 */
public final class OcrDocument implements DocumentText, AutoCloseable {
    /** Pages that are read of a document; the rest is left. */
    public static final int MOST_PAGES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(OcrDocument.class);

    /** A page that takes longer by the clock hangs; how much it may compute is the worker's own limit. */
    private static final Duration PAGE = Duration.ofSeconds(60);

    /** With less time left there is no second look. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

    private static final int OPENED = 10;
    private static final int READING = 25;
    private static final int READ = 75;

    private final OcrWorkers workers;
    private final Document document;
    private final Instant deadline;
    private final InstantSource clock;
    private final Progress progress;
    private final Map<Integer, Integer> looks = new HashMap<>();
    private List<PageText> pages = List.of();
    private @Nullable OcrWorker worker;
    private Duration cpu = Duration.ZERO;
    private Duration cpuBefore = Duration.ZERO;
    private int pagesInAll;

    OcrDocument(OcrWorkers workers, Document document, Instant deadline, InstantSource clock, Progress progress) {
        this.workers = workers;
        this.document = document;
        this.deadline = deadline;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public List<PageText> pages() throws EngineException, InterruptedException {
        if (pages.isEmpty()) {
            pagesInAll = ask(Ask.read(0, 0)).pages();
            progress.reached(OPENED);
            pages = read(Math.min(MOST_PAGES, pagesInAll));
        }
        return pages;
    }

    private List<PageText> read(int count) throws EngineException, InterruptedException {
        List<PageText> read = new ArrayList<>();
        for (int page = 1; page <= count; page++) {
            progress.reached(READING + (READ - READING) * (page - 1) / count);
            read.add(ask(Ask.read(page, 1)).text().orElseThrow());
        }
        progress.reached(READ);
        return read;
    }

    @Override
    public Optional<PageText> again(int page) throws EngineException, InterruptedException {
        if (remaining().compareTo(SECOND_LOOK) < 0) {
            return Optional.empty();
        }
        int look = looks.merge(page, 2, (known, _) -> known + 1);
        try {
            return ask(Ask.read(page, look)).text();
        } catch (EngineException e) {
            LOG.warn("page {} was not read once more: {}", page, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Pictures of the first pages; see {@link PageRenderer#render}.
     *
     * @param most pages
     * @param longSide of each picture at most, pixels
     */
    Rendered pictures(int most, int longSide) throws EngineException, InterruptedException {
        pagesInAll = ask(Ask.read(0, 0)).pages();
        List<byte[]> jpegs = new ArrayList<>();
        for (int page = 1; page <= Math.min(most, pagesInAll); page++) {
            jpegs.add(ask(Ask.draw(page, longSide)).jpeg().orElseThrow());
        }
        return new Rendered(jpegs, pagesInAll);
    }

    /** Pages beyond the ones that are read. */
    public int pagesLeftOut() {
        return pagesInAll - pages.size();
    }

    /** CPU time that the workers have spent on it so far. */
    public Duration cpu() {
        return worker == null ? cpu : cpu.plus(worker.cpu()).minus(cpuBefore);
    }

    private Reply ask(Ask ask) throws EngineException, InterruptedException {
        Reply reply;
        try {
            reply = askOnce(ask);
        } catch (WorkerException first) {
            LOG.warn("{}; asking another", first.getMessage());
            reply = askFresh(ask);
        }
        if (reply.failure().isPresent()) {
            close();
            throw EngineException.lasting(
                    reply.failure().get().code(), reply.failure().get().message(), null);
        }
        return reply;
    }

    private Reply askFresh(Ask ask) throws EngineException, InterruptedException {
        try {
            return askOnce(ask);
        } catch (WorkerException second) {
            String message = second.code() == Job.Code.TIMEOUT
                    ? "Reading the document took too long"
                    : "Reading the document failed";
            throw EngineException.passing(second.code(), Optional.empty(), message, second);
        }
    }

    private Reply askOnce(Ask ask) throws WorkerException, EngineException, InterruptedException {
        try {
            OcrWorker opener = worker;
            if (opener == null) {
                Reply opened = open();
                boolean answered = ask.page() == 0 || opened.failure().isPresent();
                return answered ? opened : askOnce(ask);
            }
            return opener.ask(ask, Optional.empty(), limit());
        } catch (WorkerException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private Reply open() throws WorkerException, EngineException, InterruptedException {
        OcrWorker taken = workers.take(remaining());
        worker = taken;
        cpuBefore = taken.cpu();
        return taken.ask(Ask.open(document.format()), Optional.of(document), limit());
    }

    private Duration limit() throws EngineException {
        Duration left = remaining();
        if (!left.isPositive()) {
            throw EngineException.passing(
                    Job.Code.TIMEOUT, Optional.empty(), "Reading the document took too long", null);
        }
        return left.compareTo(PAGE) < 0 ? left : PAGE;
    }

    private Duration remaining() {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void close() {
        if (worker != null) {
            cpu = cpu();
            workers.giveBack(worker);
            worker = null;
        }
    }
}
