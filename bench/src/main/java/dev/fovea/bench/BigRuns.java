package dev.fovea.bench;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** As many of the largest runs at once as there are clients, on a small heap. */
final class BigRuns {
    private static final int BYTES = 33_500_000;
    private static final String HEAP = "-Xmx512m";
    private static final Set<Integer> STORED = Set.of(200, 201, 207);

    private BigRuns() {}

    static void run(Options options, Report report) throws Exception {
        RunBody body = RunBody.ofBytes(BYTES);
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        try (ServerProcess server = ServerProcess.start(options, HEAP);
                Client client = new Client(server)) {
            client.register(RunBody.MEDIA_KEY);
            Sample sample = Load.once(options.clients(), () -> {
                HttpResponse<byte[]> answer = client.tryRun(body.next());
                answers.merge(answer.statusCode(), 1, Integer::sum);
            });
            print(report, options.clients() + " runs of 32 MiB at once, " + HEAP, answers, sample, server);
        }
    }

    private static void print(
            Report report, String work, Map<Integer, Integer> answers, Sample sample, ServerProcess server)
            throws Exception {
        int stored = answers.entrySet().stream()
                .filter(answer -> STORED.contains(answer.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        report.row(work, "answers by status", answers.toString());
        report.atLeast(work, "stored", stored, sample.count());
        report.row(work, "p50 / p99", sample.latency());
        report.row(work, "peak memory of the server", server.peakMemory());
        boolean exhausted = server.log().contains("OutOfMemoryError");
        report.atMost(work, "OutOfMemoryErrors or deaths", exhausted || !server.alive() ? 1 : 0, 0);
    }
}
