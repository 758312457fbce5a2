package dev.fovea.core.extract;

import dev.fovea.model.JobId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What those who queue, run, await and cancel jobs on this node tell each other, so that nobody has to wait for the next
 * look at the database. Nothing depends on a signal: another node gives none.
 */
public final class JobSignals {
    private final Map<String, Runnable> queues = new ConcurrentHashMap<>();
    private final Map<JobId, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final Map<JobId, Thread> running = new ConcurrentHashMap<>();

    /** Lets {@code wake} be called whenever a job of the engine was queued here. */
    public void onQueued(String engine, Runnable wake) {
        queues.put(engine, wake);
    }

    /** A job of the engine was queued. */
    void queued(String engine) {
        queues.getOrDefault(engine, () -> {}).run();
    }

    /** Listens for the end of a job, from before it is queued. */
    Watch watch(JobId job) {
        CountDownLatch end = new CountDownLatch(1);
        awaited.put(job, end);
        return new Watch(job, end);
    }

    /** The job has ended. */
    void ended(JobId job) {
        CountDownLatch end = awaited.get(job);
        if (end != null) {
            end.countDown();
        }
    }

    /** The calling thread runs the job until it closes what it gets. */
    Run run(JobId job) {
        running.put(job, Thread.currentThread());
        return new Run(job);
    }

    /** Interrupts the job if it runs here. */
    void stop(JobId job) {
        running.computeIfPresent(job, (_, thread) -> {
            thread.interrupt();
            return thread;
        });
    }

    /** Someone waits for the end of a job. */
    final class Watch implements AutoCloseable {
        private final JobId job;
        private final CountDownLatch end;

        private Watch(JobId job, CountDownLatch end) {
            this.job = job;
            this.end = end;
        }

        /** Waits for the signal, or until the time has passed. */
        void await(Duration time) throws InterruptedException {
            boolean _ = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            awaited.remove(job, end);
        }
    }

    /** A job that runs on a thread. */
    final class Run implements AutoCloseable {
        private final JobId job;

        private Run(JobId job) {
            this.job = job;
        }

        /** From here on the thread is not interrupted any more. */
        @Override
        public void close() {
            running.remove(job, Thread.currentThread());
        }
    }
}
