package dev.fovea.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls from several clients at once, each sending its next when the last is answered. */
final class Load {
    private Load() {}

    /** One call; throws when it did not end as it should, which ends the measurement. */
    @FunctionalInterface
    interface Call {
        void send() throws Exception;
    }

    /** Calls for a while. */
    static Sample run(int clients, Duration time, Call call) throws Exception {
        return run(clients, time, Duration.ZERO, call);
    }

    /** One call of each client. */
    static Sample once(int clients, Call call) throws Exception {
        return run(clients, Duration.ZERO, call);
    }

    /** Calls for a while, each client resting between its calls. */
    static Sample run(int clients, Duration time, Duration rest, Call call) throws Exception {
        long started = System.nanoTime();
        long until = started + time.toNanos();
        List<Callable<List<Long>>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(() -> callUntil(until, rest, call));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> client : threads.invokeAll(all)) {
                nanos.addAll(client.get());
            }
            return new Sample(nanos, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static List<Long> callUntil(long until, Duration rest, Call call) throws Exception {
        List<Long> nanos = new ArrayList<>();
        do {
            long sent = System.nanoTime();
            call.send();
            nanos.add(System.nanoTime() - sent);
            if (rest.isPositive()) {
                Thread.sleep(rest);
            }
        } while (System.nanoTime() < until);
        return nanos;
    }
}
