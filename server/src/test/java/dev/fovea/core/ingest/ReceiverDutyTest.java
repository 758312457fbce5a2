package dev.fovea.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.ImageFetcher;
import dev.fovea.core.port.Store;
import dev.fovea.crypto.SecureIds;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.SourceKind;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver's duty in bad weather: what was acknowledged is stored once, whatever failed on the way. */
class ReceiverDutyTest {
    private static final int CLIENTS = 16;
    private static final int PICTURES = 12;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Ids ids = new SecureIds(clock);
    private Store store;
    private FileBlobs blobs;
    private OrgId org;

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        blobs = FileBlobs.open(folder.resolve("blobs"), clock);
        org = store.inTransaction(session -> session.organisations()
                        .add(ids.uuid(), "weather", clock.instant())
                        .orElseThrow())
                .id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_acknowledged_picture_is_stored_once_although_calls_fail_before_and_after_the_commit() throws Exception {
        Store flaky = new FlakyStore(store);
        Map<Integer, Set<MediaId>> acknowledged = new ConcurrentHashMap<>();
        try (var nearDuplicates = new NearDuplicates(store, blobs);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AcceptImage accept = new AcceptImage(flaky, new RecordImage(ids, clock), nearDuplicates);
            List<Callable<Boolean>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(() -> sendAll(accept, acknowledged));
            }
            for (Future<Boolean> client : threads.invokeAll(clients)) {
                assertThat(client.get()).isTrue();
            }
        }

        Set<MediaId> all = new HashSet<>();
        acknowledged.values().forEach(ids -> {
            assertThat(ids).as("one picture has one id, whoever sent it").hasSize(1);
            all.addAll(ids);
        });
        assertThat(all).hasSize(PICTURES);
        MediaFilter images = MediaFilter.ofKinds(EnumSet.of(MediaKind.IMAGE));
        assertThat(store.<Long>read(session -> session.media().count(org, images)))
                .isEqualTo(PICTURES);
    }

    /** A client that repeats each call until it is acknowledged. */
    private boolean sendAll(AcceptImage accept, Map<Integer, Set<MediaId>> acknowledged) throws IOException {
        for (int picture = 0; picture < PICTURES; picture++) {
            Optional<MediaId> id = Optional.empty();
            while (id.isEmpty()) {
                id = send(accept, picture);
            }
            acknowledged
                    .computeIfAbsent(picture, _ -> ConcurrentHashMap.newKeySet())
                    .add(id.get());
        }
        return true;
    }

    private Optional<MediaId> send(AcceptImage accept, int picture) throws IOException {
        ImageFetcher none = (_, _) -> {
            throw new AssertionError("nothing is fetched here");
        };
        ReceivePicture receive = new ReceivePicture(blobs, none, new PictureSniffer());
        try (ReceivedPicture received =
                receive.receive(new ByteArrayInputStream(png(picture)), 1 << 20, EnumSet.of(PictureFormat.PNG))) {
            return Optional.of(accept.accept(command(picture, received)).id());
        } catch (FoveaException e) {
            assertThat(e.error().retryable()).isTrue();
            return Optional.empty();
        }
    }

    private AcceptImage.Command command(int picture, ReceivedPicture received) {
        return new AcceptImage.Command(
                org,
                "acusight",
                new AcceptImage.Call("POST /test", "adk_test", "application/json", new Raw.Inline("{}")),
                new Sender.Named(SourceKind.EDGE_DEVICE, "cam"),
                received,
                "p" + picture + ".png",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NaturalKey.lasting("test", received.content().sha256()),
                Optional.of(IntakePolicy.Duplicates.RETURN_EXISTING),
                "{}");
    }

    private static byte[] png(int seed) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(seed % 8, seed / 8, 0xffffff);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** Fails a third of the writes: before anything happened, or after it was durable and the answer was lost. */
    private static final class FlakyStore implements Store {
        private static final int SEED = 42;
        private final Store real;
        private final Random weather = new Random(SEED);

        FlakyStore(Store real) {
            this.real = real;
        }

        @Override
        public <R> R inTransaction(Function<Session, R> work) {
            int luck = luck();
            if (luck == 0) {
                throw new FoveaException(new FoveaError.StorageFailed("before the commit"));
            }
            R result = real.inTransaction(work);
            if (luck == 1) {
                throw new FoveaException(new FoveaError.StorageFailed("after the commit"));
            }
            return result;
        }

        private synchronized int luck() {
            return weather.nextInt(6);
        }

        @Override
        public <R> R read(Function<Session, R> work) {
            return real.read(work);
        }

        @Override
        public boolean healthy() {
            return real.healthy();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
