package dev.fovea.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Takes deliveries, answers 200 and counts them. */
final class Receiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong count = new AtomicLong();
    private final HttpServer server;
    private volatile long lastNanos;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        lastNanos = System.nanoTime();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        synchronized (count) {
            count.incrementAndGet();
            count.notifyAll();
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    long count() {
        return count.get();
    }

    /** When the last delivery came. */
    long lastNanos() {
        return lastNanos;
    }

    /** Waits until that many came. */
    void await(long wanted) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        synchronized (count) {
            while (count.get() < wanted) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new TimeoutException(count.get() + " of " + wanted + " deliveries came");
                }
                count.wait(left);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
