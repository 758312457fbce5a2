package dev.fovea.engine.ocr.text;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.model.Job;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child processes that recognise: started when they are needed, kept while they are good, replaced when they died or
 * are worn. They run apart because a fault in a native library ends its whole process.
 */
public final class OcrWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OcrWorkers.class);

    private final OcrSettings settings;
    private final Semaphore free;
    private final Deque<OcrWorker> idle = new ConcurrentLinkedDeque<>();
    private final Set<OcrWorker> alive = ConcurrentHashMap.newKeySet();
    private volatile Optional<String> unavailable = Optional.empty();
    private volatile boolean closed;

    public OcrWorkers(OcrSettings settings) {
        this.settings = settings;
        this.free = new Semaphore(settings.workers(), true);
    }

    /** How many work at once. */
    public int size() {
        return settings.workers();
    }

    /** Ids of the processes that are there. */
    List<Long> pids() {
        return alive.stream().map(OcrWorker::pid).toList();
    }

    /** Starts the first worker in the background, so that the first job does not wait for it. */
    public void warmUp() {
        Thread.ofPlatform().daemon().name("ocr-warm-up").start(() -> {
            try {
                giveBack(take(Duration.ZERO));
            } catch (EngineException | WorkerException e) {
                LOG.debug("no worker could be started ahead", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * A worker for the caller alone, who gives it back.
     *
     * @param patience how long to wait for one
     */
    OcrWorker take(Duration patience) throws EngineException, WorkerException, InterruptedException {
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw EngineException.passing(Job.Code.TIMEOUT, Optional.empty(), "No reader became free in time", null);
        }
        boolean taken = false;
        try {
            OcrWorker worker = idleOrNew();
            taken = true;
            return worker;
        } finally {
            if (!taken) {
                free.release();
            }
        }
    }

    /** Gives a worker back; one that is dead or worn is replaced when the next is needed. */
    void giveBack(OcrWorker worker) {
        if (worker.worn() || closed) {
            end(worker);
        } else {
            idle.push(worker);
        }
        free.release();
    }

    private OcrWorker idleOrNew() throws EngineException, WorkerException, InterruptedException {
        OcrWorker worker = idle.poll();
        while (worker != null && worker.worn()) {
            end(worker);
            worker = idle.poll();
        }
        return worker == null ? start() : worker;
    }

    private OcrWorker start() throws EngineException, WorkerException, InterruptedException {
        if (unavailable.isPresent()) {
            throw notHere();
        }
        try {
            OcrWorker worker = OcrWorker.start(settings);
            alive.add(worker);
            if (closed) {
                end(worker);
            }
            return worker;
        } catch (UnavailableException e) {
            if (unavailable.isEmpty()) {
                LOG.warn("text recognition does not run on this machine: {}", e.reason());
            }
            unavailable = Optional.of(e.reason());
            throw notHere();
        }
    }

    private static EngineException notHere() {
        return EngineException.lasting(
                Job.Code.EXTRACTION_FAILED, "Text recognition does not run on this server's platform", null);
    }

    private void end(OcrWorker worker) {
        worker.close();
        alive.remove(worker);
    }

    @Override
    public void close() {
        closed = true;
        alive.forEach(OcrWorker::close);
    }
}
