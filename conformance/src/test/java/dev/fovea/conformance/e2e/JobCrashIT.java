package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.e2e.Client.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while jobs run and webhooks are under way, on both databases: every job that was accepted reaches one final state
 * with the right result, every event is delivered at least once, and a repeated call gets the answer of the first.
 */
class JobCrashIT {
    private static final int ROUNDS = Integer.getInteger("fovea.crash.job.rounds", 4);
    private static final int CLIENTS = 4;
    private static final int LEAST_PER_ROUND = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Random random = new Random(7);
    private final AtomicLong seeds = new AtomicLong();
    private final Map<Long, Answer> accepted = new ConcurrentHashMap<>();

    @Test
    void no_job_and_no_event_is_lost_on_sqlite(@TempDir Path folder) throws Exception {
        survive(folder, List.of());
    }

    @Test
    void no_job_and_no_event_is_lost_on_postgresql(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            survive(folder, List.of("--db", "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres"));
        }
    }

    private void survive(Path folder, List<String> database) throws Exception {
        List<String> arguments = new ArrayList<>(ServerProcess.MAY_FETCH_HERE);
        arguments.addAll(database);
        arguments.addAll(List.of("--set", "jobs.lease=3s"));
        try (WebhookStand stand = WebhookStand.open()) {
            ServerProcess server = ServerProcess.start(folder, arguments);
            String pattern = prepare(server, stand);
            for (int round = 1; round <= ROUNDS; round++) {
                int before = accepted.size();
                loadAndKill(server, pattern, before + LEAST_PER_ROUND);
                System.out.println("round " + round + ": " + (accepted.size() - before) + " jobs accepted");
                server = ServerProcess.start(folder, arguments);
            }
            try (ServerProcess last = server;
                    Client client = new Client(last.base(), last.credentials())) {
                everyAnswerIsRepeated(client, pattern);
                everyJobIsDoneRight(client);
                everyEventCame(stand);
            }
        }
    }

    private String prepare(ServerProcess server, WebhookStand stand) throws IOException, InterruptedException {
        try (Client client = new Client(server.base(), server.credentials())) {
            Answer webhook = client.imggo("/api/webhooks", """
                    {"url":"%s","events":["job.completed","job.failed"],"secret":"%s"}""".formatted(stand.url(), WebhookStand.SECRET));
            assertThat(webhook.status()).as(webhook.text()).isEqualTo(201);
            Answer pattern = client.imggo("/api/patterns", """
                    {"name":"Invoices","instructions":"Read the invoice number","schema":{"invoice_number":"string"}}""");
            assertThat(pattern.status()).as(pattern.text()).isEqualTo(201);
            return pattern.textAt("/data/pattern_id");
        }
    }

    private void loadAndKill(ServerProcess server, String pattern, int least) throws Exception {
        try (server;
                Client client = new Client(server.base(), server.credentials())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                threads.add(Thread.ofVirtual().start(() -> submitUntilGone(client, pattern)));
            }
            await("jobs are accepted", () -> accepted.size() >= least);
            Thread.sleep(random.nextInt(100, 900));
            server.kill();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void submitUntilGone(Client client, String pattern) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long seed = seeds.incrementAndGet();
                Answer answer = submit(client, pattern, seed);
                assertThat(answer.status()).as(answer.text()).isEqualTo(202);
                accepted.put(seed, answer);
                Thread.sleep(40);
            }
        } catch (IOException serverGone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer submit(Client client, String pattern, long seed) throws IOException, InterruptedException {
        return client.ingest(pattern, "invoice " + seed, UniqueInvoices.pdf(seed));
    }

    private void everyAnswerIsRepeated(Client client, String pattern) throws IOException, InterruptedException {
        for (Map.Entry<Long, Answer> first : accepted.entrySet()) {
            Answer again = submit(client, pattern, first.getKey());
            assertThat(again.text()).isEqualTo(first.getValue().text());
            assertThat(again.header("Idempotency-Replayed")).contains("true");
        }
    }

    private void everyJobIsDoneRight(Client client) throws Exception {
        Map<String, Long> open = new HashMap<>();
        accepted.forEach((seed, answer) -> open.put(answer.textAt("/data/job_id"), seed));
        await("all jobs are final", () -> {
            for (String job : Set.copyOf(open.keySet())) {
                Answer answer = client.job(job);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                String status = answer.textAt("/data/status");
                if (status.equals("queued") || status.equals("processing")) {
                    return false;
                }
                assertThat(status).as(answer.text()).isEqualTo("completed");
                assertThat(answer.textAt("/data/result/invoice_number"))
                        .isEqualTo(UniqueInvoices.number(Objects.requireNonNull(open.remove(job))));
            }
            return true;
        });
    }

    private void everyEventCame(WebhookStand stand) throws Exception {
        List<String> jobs = accepted.values().stream()
                .map(answer -> answer.textAt("/data/job_id"))
                .toList();
        await(
                "all webhooks came",
                () -> jobs.stream().allMatch(job -> stand.eventsOf(job).equals(Set.of("job.completed"))));
        assertThat(stand.forged()).isEmpty();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(until);
            Thread.sleep(100);
        }
    }
}
