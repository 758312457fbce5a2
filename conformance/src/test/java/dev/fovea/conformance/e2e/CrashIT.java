package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.e2e.Ledger.Announced;
import dev.fovea.conformance.e2e.Ledger.Run;
import dev.fovea.conformance.e2e.Ledger.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that was acknowledged is there, and nothing is half there, after SIGKILL in the middle of a load. */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("fovea.crash.rounds", 20);
    private static final int SHORTEST_LOAD_MILLIS = 400;
    private static final int LONGEST_LOAD_MILLIS = 1_200;
    private static final int OF_EACH = 10;
    private static final int OF_EARLIER_ROUNDS = 40;

    private final Random random = new Random(42);
    private final AtomicLong seeds = new AtomicLong();
    private final List<Stored> images = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** The server that is audited is the one that takes the next round's load. */
    @Test
    void what_was_acknowledged_survives_kill_9(@TempDir Path folder) throws Exception {
        try (PictureStand pictures = PictureStand.open()) {
            ServerProcess server = ServerProcess.start(folder, ServerProcess.MAY_FETCH_HERE);
            for (int round = 1; round <= ROUNDS; round++) {
                Ledger ledger = loadAndKill(server, pictures);
                System.out.println("round " + round + ": " + ledger);
                assertThat(ledger.refusals()).isEmpty();
                server = ServerProcess.start(folder, ServerProcess.MAY_FETCH_HERE);
                audit(server, ledger);
            }
            server.close();
        }
    }

    private Ledger loadAndKill(ServerProcess server, PictureStand pictures) throws IOException, InterruptedException {
        try (server;
                Client client = new Client(server.base(), server.credentials())) {
            Load load = Load.start(client, pictures, seeds);
            load.awaitWarm();
            Thread.sleep(random.nextInt(SHORTEST_LOAD_MILLIS, LONGEST_LOAD_MILLIS));
            server.kill();
            return load.awaitEnd();
        }
    }

    private void audit(ServerProcess server, Ledger ledger) throws IOException, InterruptedException {
        try (Client client = new Client(server.base(), server.credentials())) {
            auditRound(Audit.of(client), ledger);
            retry(Audit.of(client), ledger);
            auditEarlierRounds(Audit.of(client));
        } catch (IOException | RuntimeException | AssertionError failure) {
            server.kill();
            throw failure;
        }
        images.addAll(ledger.images());
        runs.addAll(ledger.runs());
    }

    private static void auditRound(Audit audit, Ledger ledger) throws IOException, InterruptedException {
        for (Stored image : ledger.images()) {
            audit.holds(image);
        }
        for (Announced announcement : ledger.announcements()) {
            audit.holds(announcement);
        }
        for (Run run : ledger.runs()) {
            audit.holds(run);
        }
        audit.batchesCountTheirImages();
    }

    private void retry(Audit audit, Ledger ledger) throws IOException, InterruptedException {
        List<Stored> uploaded =
                ledger.images().stream().filter(Stored::uploaded).toList();
        for (Stored image : some(uploaded, OF_EACH)) {
            audit.knowsAgain(image);
        }
        for (long seed : ledger.unanswered()) {
            audit.accepts(seed);
        }
    }

    private void auditEarlierRounds(Audit audit) throws IOException, InterruptedException {
        audit.batchesCountTheirImages();
        assertThat(audit.ids()).containsAll(seen);
        for (String id : audit.ids()) {
            if (seen.add(id)) {
                audit.isWhole(id);
            }
        }
        for (Stored image : some(images, OF_EARLIER_ROUNDS)) {
            audit.holds(image);
        }
        for (Run run : some(runs, OF_EACH)) {
            audit.holds(run);
        }
    }

    private <T> List<T> some(Collection<T> all, int most) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }
}
