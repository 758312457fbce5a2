package dev.fovea.core.requests;

import dev.fovea.core.port.Store;
import dev.fovea.model.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes answered calls behind their backs. A call is put in a short queue and never waits; one writer takes what has
 * gathered twice a second, a bounded number in one transaction. When it falls behind, calls that succeeded are dropped
 * first, then all, and counted: the log is for people who look into something, and must not slow down what it records.
 */
public final class RecordCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordCalls.class);
    private static final int QUEUE = 2000;
    private static final int ROUND = 250;
    private static final long PACE_MILLIS = 500;
    private static final long MOST_BODY_CHARACTERS = 8L << 20;

    private final Store store;
    private final boolean bodies;
    private final BlockingQueue<ApiCall> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong waitingCharacters = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    /**
     * Starts the writer.
     *
     * @param bodies whether what refused calls sent is kept
     */
    public RecordCalls(Store store, boolean bodies) {
        this.store = store;
        this.bodies = bodies;
        this.writer = Thread.ofPlatform().daemon().name("request-log").start(this::write);
    }

    /** Notes a call, if there is room. */
    public void note(ApiCall call) {
        boolean crowded = queue.remainingCapacity() < QUEUE / 2;
        ApiCall light = withoutHeavyBody(call);
        if ((crowded && call.status() < 400) || !queue.offer(light)) {
            dropped.incrementAndGet();
            return;
        }
        waitingCharacters.addAndGet(weight(light));
    }

    /** Calls that were not written because there were too many. */
    public long dropped() {
        return dropped.get();
    }

    private ApiCall withoutHeavyBody(ApiCall call) {
        boolean room = bodies && waitingCharacters.get() + weight(call) <= MOST_BODY_CHARACTERS;
        return room ? call : call.with(call.path(), call.query(), call.reason(), call.headers(), Optional.empty());
    }

    private static long weight(ApiCall call) {
        return call.body().map(body -> body.text().length()).orElse(0);
    }

    private void write() {
        while (!closing) {
            try {
                TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
            writeRound();
        }
    }

    private boolean writeRound() {
        List<ApiCall> round = new ArrayList<>();
        queue.drainTo(round, ROUND);
        round.forEach(call -> waitingCharacters.addAndGet(-weight(call)));
        if (round.isEmpty()) {
            return false;
        }
        try {
            List<ApiCall> safe = round.stream().map(Redaction::of).toList();
            store.inTransaction(session -> {
                safe.forEach(session.apiCalls()::add);
                return safe;
            });
        } catch (RuntimeException e) {
            dropped.addAndGet(round.size());
            LOG.warn("{} calls are missing in the request log", round.size(), e);
        }
        return true;
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        closing = true;
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        while (writeRound()) {
            // One round after the other until nothing waits.
        }
    }
}
