package dev.fovea.conformance.e2e;

import dev.fovea.conformance.e2e.Client.Answer;
import dev.fovea.conformance.e2e.Ledger.Announced;
import dev.fovea.conformance.e2e.Ledger.Run;
import dev.fovea.conformance.e2e.Ledger.Stored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many clients of all doors at once, until the server is gone. */
final class Load {
    private static final int UPLOADERS = 6;
    private static final int OTHERS = 2;
    private static final int WARM = 20;
    private static final long PATIENCE_SECONDS = 60;

    private final Client client;
    private final PictureStand pictures;
    private final AtomicLong seeds;
    private final Ledger ledger = new Ledger();
    private final CountDownLatch warm = new CountDownLatch(WARM);
    private final List<Thread> threads = new ArrayList<>();

    private Load(Client client, PictureStand pictures, AtomicLong seeds) {
        this.client = client;
        this.pictures = pictures;
        this.seeds = seeds;
    }

    /**
     * Starts the clients.
     *
     * @param seeds numbers of pictures and names that were never used; the load takes from it
     */
    static Load start(Client client, PictureStand pictures, AtomicLong seeds) throws IOException, InterruptedException {
        Load load = new Load(client, pictures, seeds);
        String recording = "camera-" + seeds.incrementAndGet();
        client.register(recording);
        String token = client.partnerToken();
        load.repeat(UPLOADERS, load::upload);
        load.repeat(OTHERS, load::announce);
        load.repeat(OTHERS, () -> load.run(recording));
        load.repeat(OTHERS, () -> load.name(token));
        return load;
    }

    private void repeat(int clients, Call call) {
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> callUntilGone(call)));
        }
    }

    /** One call of a client. */
    private interface Call {
        void make() throws IOException, InterruptedException;
    }

    private static void callUntilGone(Call call) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                call.make();
            }
        } catch (IOException serverGone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload() throws IOException, InterruptedException {
        long seed = seeds.incrementAndGet();
        ledger.begin(seed);
        Answer answer = client.upload(UniquePictures.picture(seed));
        acknowledged(answer).ifPresent(ok -> ledger.stored(new Stored(ok.textAt("/data/image_id"), seed, true)));
    }

    private void announce() throws IOException, InterruptedException {
        String key = "raw-data/" + seeds.incrementAndGet() + ".jpg";
        acknowledged(client.announce(key))
                .ifPresent(ok -> ledger.announced(new Announced(ok.textAt("/image_id"), key)));
    }

    private void run(String recording) throws IOException, InterruptedException {
        long seed = seeds.incrementAndGet();
        int boxes = 1 + (int) (seed % 50);
        acknowledged(client.submitRun(recording, "run-" + seed, boxes))
                .ifPresent(ok -> ledger.ran(new Run(ok.textAt("/runId"), boxes)));
    }

    private void name(String token) throws IOException, InterruptedException {
        long seed = seeds.incrementAndGet();
        acknowledged(client.sendPartnerImage(token, pictures.url(seed)))
                .ifPresent(
                        ok -> ledger.stored(new Stored(ok.header("X-Image-Id").orElseThrow(), seed, false)));
    }

    private Optional<Answer> acknowledged(Answer answer) {
        if (answer.acknowledged()) {
            warm.countDown();
            return Optional.of(answer);
        }
        ledger.refused(answer.status() + " " + answer.text());
        return Optional.empty();
    }

    /** Waits until some calls were acknowledged, however slow the machine is, so that what follows hits a busy server. */
    void awaitWarm() throws InterruptedException {
        if (!warm.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("hardly anything is acknowledged; refused: " + ledger.refusals());
        }
    }

    /** Waits for the clients, which end when the server is gone. */
    Ledger awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return ledger;
    }
}
