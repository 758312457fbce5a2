package dev.fovea.core.deliver;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fans out for as long as it is open: at once when the bell is rung after a commit of this node, and every second for what
 * other nodes committed.
 */
public final class FanOutLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FanOutLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** At least so long between two looks at the log that find nothing, however closely commits follow each other. */
    private static final Duration BREATH = Duration.ofMillis(5);

    private final FanOut fanOut;
    private final Bell bell;
    private final Runnable wakeSender;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts.
     *
     * @param bell rung after commits
     * @param wakeSender called when deliveries may have become due: a commit may also have made one so by itself
     */
    public FanOutLoop(FanOut fanOut, Bell bell, Runnable wakeSender) {
        this.fanOut = fanOut;
        this.bell = bell;
        this.wakeSender = wakeSender;
        this.thread = Thread.ofVirtual().name("fan-out").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                if (round().events() == 0) {
                    Thread.sleep(BREATH);
                    bell.await(POLL);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private FanOut.Round round() throws InterruptedException {
        try {
            FanOut.Round round = fanOut.round();
            wakeSender.run();
            return round;
        } catch (RuntimeException e) {
            LOG.warn("events could not be fanned out, will be tried again", e);
            Thread.sleep(POLL);
            return FanOut.Round.NOTHING;
        }
    }

    /** Lets the round in hand finish. */
    @Override
    public void close() {
        closed = true;
        bell.ring();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
