package dev.fovea.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Webhooks: how fast signed deliveries leave for a receiver on this machine, and how soon the first attempt is made. */
final class Deliveries {
    private static final int WEBHOOKS = 4;
    private static final int EVENTS = 1_000;
    private static final int TURNS = 3;
    private static final int SINGLES = 100;
    private static final Duration REST = Duration.ofMillis(50);
    private static final double PER_SECOND = 1_000;
    private static final AtomicLong NUMBER = new AtomicLong();

    private Deliveries() {}

    static void run(Options options, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.start(options);
                Client client = new Client(server);
                Receiver receiver = new Receiver()) {
            List<String> webhooks = new ArrayList<>(List.of(client.subscribe(receiver.url("/0"))));
            latency(client, receiver, report);
            for (int i = 1; i < WEBHOOKS; i++) {
                webhooks.add(client.subscribe(receiver.url("/" + i)));
            }
            throughput(options, server, client, webhooks, receiver, report);
        }
    }

    /** From the answer of the call, which comes after its commit, to the arrival of the delivery. */
    private static void latency(Client client, Receiver receiver, Report report) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 2 * SINGLES; i++) {
            long before = receiver.count();
            client.register(key());
            long answered = System.nanoTime();
            receiver.await(before + 1);
            // The first half warms up.
            if (i >= SINGLES) {
                nanos.add(Math.max(0, receiver.lastNanos() - answered));
            }
            Thread.sleep(REST);
        }
        Sample sample = new Sample(nanos, Duration.ofNanos(1));
        report.row("first attempt, idle", "p50 after the answer, ms", Report.number(sample.percentileMs(0.5)));
        report.row("first attempt, idle", "p99 after the answer, ms", Report.number(sample.percentileMs(0.99)));
    }

    private static void throughput(
            Options options,
            ServerProcess server,
            Client client,
            List<String> webhooks,
            Receiver receiver,
            Report report)
            throws Exception {
        int each = EVENTS / options.clients();
        long before = receiver.count();
        Load.once(options.clients(), () -> register(client, each));
        receiver.await(before + (long) each * options.clients() * WEBHOOKS);
        for (int turn = 1; turn <= TURNS; turn++) {
            sendAgain(server, client, webhooks, receiver, report, turn);
        }
    }

    private static void register(Client client, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            client.register(key());
        }
    }

    private static void sendAgain(
            ServerProcess server, Client client, List<String> webhooks, Receiver receiver, Report report, int turn)
            throws Exception {
        Thread.sleep(Duration.ofSeconds(1));
        long before = receiver.count();
        long all = before;
        Duration cpu = server.cpu();
        long started = System.nanoTime();
        for (String webhook : webhooks) {
            all += client.sendAllAgain(webhook);
        }
        receiver.await(all);
        double seconds = (System.nanoTime() - started) / 1e9;
        String work = "signed deliveries to " + WEBHOOKS + " webhooks, turn " + turn;
        report.atLeast(work, "deliveries/s", (all - before) / seconds, PER_SECOND);
        double cpuMs = server.cpu().minus(cpu).toNanos() / 1e6;
        report.row(work, "server CPU, ms each", Report.number(cpuMs / (all - before)));
    }

    private static String key() {
        return "bench-" + NUMBER.incrementAndGet();
    }
}
