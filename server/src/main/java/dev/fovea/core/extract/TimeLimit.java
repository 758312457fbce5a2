package dev.fovea.core.extract;

import java.time.Duration;

/** Interrupts the thread that made it when the time is over, in case an engine does not keep its deadline itself. */
final class TimeLimit implements AutoCloseable {
    /** An engine that keeps its deadline gets the first word. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Thread limited = Thread.currentThread();
    private final Thread watch;
    private boolean open = true;
    private boolean passed;

    private TimeLimit(Duration time) {
        watch = Thread.ofVirtual().name("time-limit").start(() -> watch(time));
    }

    static TimeLimit of(Duration time) {
        return new TimeLimit(time.plus(GRACE));
    }

    private void watch(Duration time) {
        try {
            Thread.sleep(time);
            strike();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void strike() {
        if (open) {
            passed = true;
            limited.interrupt();
        }
    }

    /** Whether the time was over. */
    synchronized boolean passed() {
        return passed;
    }

    /** From here on the thread is not interrupted any more. */
    @Override
    public void close() {
        synchronized (this) {
            open = false;
        }
        watch.interrupt();
    }
}
