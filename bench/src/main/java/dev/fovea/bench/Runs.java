package dev.fovea.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Detection runs of 2 MB: CPU against a token scan, and small calls beside them. */
final class Runs {
    private static final int BYTES = 2_000_000;
    private static final int SENDERS = 4;
    private static final int TURNS = 2;
    private static final double CPU_RATIO = 2.5;
    private static final double SMALL_CALL_MS = 15;
    private static final Duration REST = Duration.ofMillis(5);
    private static final double NANOS_PER_MS = 1e6;
    private static final String WORK = "run of 2 MB";

    private Runs() {}

    static void run(Options options, Report report) throws Exception {
        RunBody large = RunBody.ofBytes(BYTES);
        try (ServerProcess server = ServerProcess.start(options);
                Client client = new Client(server)) {
            client.register(RunBody.MEDIA_KEY);
            Load.run(SENDERS, options.time(), () -> client.run(large.next()));
            compareCpu(options, report, server, client, large);
            smallCalls(options, report, client, large);
            report.row(WORK, "peak memory of the server", server.peakMemory());
        }
    }

    private static void compareCpu(Options options, Report report, ServerProcess server, Client client, RunBody large)
            throws Exception {
        byte[] body = large.bytes();
        TokenScan.cpuEach(body, options.time());
        Duration scans = Duration.ZERO;
        Measured sent = Measured.of(server, SENDERS, Duration.ofSeconds(1), () -> client.run(large.next()));
        for (int turn = 0; turn < TURNS; turn++) {
            scans = scans.plus(TokenScan.cpuEach(body, options.time()));
            sent = sent.and(Measured.of(server, SENDERS, options.time(), () -> client.run(large.next())));
        }
        double scanMs = scans.toNanos() / NANOS_PER_MS / TURNS;
        sent.print(report, WORK + ", " + SENDERS + " senders", "runs");
        report.row(WORK, "bare token scan, CPU", Report.number(scanMs) + " ms each");
        report.atMost(
                WORK, "whole server CPU ÷ token scan CPU", sent.calls().msEach(sent.server()) / scanMs, CPU_RATIO);
    }

    private static void smallCalls(Options options, Report report, Client client, RunBody large) throws Exception {
        RunBody small = RunBody.smallest();
        Load.Call health = client::health;
        Load.Call run = () -> client.run(small.next());
        report.row(
                "GET /healthz",
                "p50 / p99 on an idle server",
                probe(options, health).latency());
        report.row(
                "run of 1 box",
                "p50 / p99 on an idle server",
                probe(options, run).latency());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Duration whole = options.time().plusSeconds(1);
            Future<Sample> senders = threads.submit(() -> Load.run(SENDERS, whole, () -> client.run(large.next())));
            Future<Sample> healths = threads.submit(() -> probe(options, health));
            Future<Sample> runs = threads.submit(() -> probe(options, run));
            beside(report, "GET /healthz", healths.get());
            beside(report, "run of 1 box", runs.get());
            report.row(
                    WORK,
                    "runs/s beside the small calls",
                    Report.number(senders.get().perSecond()));
        }
    }

    private static Sample probe(Options options, Load.Call call) throws Exception {
        return Load.run(1, options.time(), REST, call);
    }

    private static void beside(Report report, String call, Sample sample) {
        report.row(call, "p50 / p99 beside " + SENDERS + " senders", sample.latency());
        report.atMost(call, "p99 beside " + SENDERS + " senders, ms", sample.percentileMs(0.99), SMALL_CALL_MS);
    }
}
