package dev.fovea.http;

import java.util.concurrent.Semaphore;

/**
 * How much memory may be in use for bodies that are being understood. A parsed detection run takes several times its
 * size; without a budget, enough clients at once would exhaust any heap.
 */
public final class MemoryBudget {
    private static final int UNIT = 1024;
    private final int units;
    private final Semaphore free;

    /** @param bytes memory in all */
    public MemoryBudget(long bytes) {
        this.units = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
        this.free = new Semaphore(units, true);
    }

    /**
     * Waits, first come first served, until the memory is free. A demand larger than the budget waits for all of it.
     *
     * @return gives the memory back when closed
     */
    public Share acquire(long bytes) {
        int wanted = (int) Math.min(units, Math.max(1, bytes / UNIT));
        free.acquireUninterruptibly(wanted);
        return () -> free.release(wanted);
    }

    /** A part of the budget. */
    @FunctionalInterface
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
