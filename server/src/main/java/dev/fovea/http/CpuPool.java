package dev.fovea.http;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Platform threads for work that keeps a core busy. Virtual threads are not time-shared: as many busy parsers as cores
 * would stop every small call, so such work runs here, on as many threads as there are cores, with a bounded queue.
 */
public final class CpuPool implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private final ThreadPoolExecutor threads;

    /**
     * @param size number of threads
     * @param queue works that may wait
     */
    public CpuPool(int size, int queue) {
        threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().daemon().name("cpu-", 0).factory());
    }

    /** Runs the work here and waits; throws {@code Unavailable(WORKERS)} when the queue is full. */
    public <T> T call(Callable<T> work) throws Exception {
        Future<T> result = submit(work);
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new FoveaException(new FoveaError.Unavailable(FoveaError.Resource.WORKERS, RETRY_AFTER), e);
        }
    }

    /** Finishes what was started. */
    @Override
    public void close() {
        threads.close();
    }
}
