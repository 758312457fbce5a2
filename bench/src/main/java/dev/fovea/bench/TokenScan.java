package dev.fovea.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The least that understanding a body takes: the JSON library goes over its tokens and keeps nothing. */
final class TokenScan {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final JsonFactory JSON = new JsonFactory();

    private TokenScan() {}

    /** CPU time of one scan, over as many as fit into the given time. */
    static Duration cpuEach(byte[] body, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        long before = THREADS.getCurrentThreadCpuTime();
        int scans = 0;
        while (scans == 0 || System.nanoTime() < until) {
            scan(body);
            scans++;
        }
        return Duration.ofNanos((THREADS.getCurrentThreadCpuTime() - before) / scans);
    }

    /** Numbers are converted: a token whose value nobody asks for is only half read. */
    private static void scan(byte[] body) {
        double sum = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    sum += parser.getDoubleValue();
                }
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("the body holds no numbers");
        }
    }
}
