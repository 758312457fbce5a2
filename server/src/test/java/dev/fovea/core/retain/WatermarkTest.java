package dev.fovea.core.retain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Store;
import dev.fovea.core.retain.Watermark.Level;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up, and has room again. */
class WatermarkTest {
    private static final long TOTAL = 1000;

    @TempDir
    Path folder;

    private final Ticking clock = new Ticking();
    private final FakeDisk disk = new FakeDisk();
    private Store store;
    private OrgId operator;
    private Watermark watermark;

    @BeforeEach
    void open() {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        operator = store.inTransaction(session -> session.organisations()
                .add(UUID.randomUUID(), "default", clock.instant())
                .orElseThrow()
                .id());
        watermark = new Watermark(disk, store, clock, total -> total / 5, _ -> 100, "default");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void free(long bytes) {
        disk.free = bytes;
        clock.now = clock.now.plusSeconds(2);
        watermark.tell();
    }

    private List<String> told() {
        return store.read(session -> session.events().list(operator, 0, 100)).stream()
                .map(Event::type)
                .toList();
    }

    @Test
    void a_disk_that_fills_up_is_told_once_at_each_mark_and_when_it_has_room_again() {
        free(500);
        free(199);
        free(150);
        free(99);
        free(10);
        assertThat(watermark.disk().level()).isEqualTo(Level.FULL);
        free(120);
        free(800);
        assertThat(told()).containsExactly("storage.low", "storage.full", "storage.low", "storage.recovered");
    }

    @Test
    void a_full_disk_takes_nothing_in_until_there_is_room_and_reads_go_on() throws IOException {
        GuardedBlobs blobs = new GuardedBlobs(disk, watermark);
        free(99);
        assertThatThrownBy(blobs::open)
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isEqualTo(
                                        new FoveaError.Unavailable(FoveaError.Resource.DISK, Duration.ofMinutes(1))));
        assertThat(blobs.read("00".repeat(32))).isEmpty();
        assertThat(blobs.sweep(clock.instant(), _ -> true)).isZero();
        free(300);
        assertThatThrownBy(blobs::open).hasMessage("the disk itself was asked");
    }

    @Test
    void the_disk_is_not_asked_at_every_call() {
        free(500);
        int asked = disk.asked;
        for (int call = 0; call < 10; call++) {
            assertThat(watermark.disk().free()).isEqualTo(500);
        }
        assertThat(disk.asked).isEqualTo(asked);
    }

    /** Bytes that nobody keeps, on a disk that is as full as it is told to be. */
    private static final class FakeDisk implements Blobs {
        private long free = TOTAL;
        private int asked;

        @Override
        public Spool open() throws IOException {
            throw new IOException("the disk itself was asked");
        }

        @Override
        public Optional<SeekableByteChannel> read(String sha256) {
            return Optional.empty();
        }

        @Override
        public int sweep(Instant before, Predicate<String> referenced) {
            return 0;
        }

        @Override
        public long freeBytes() {
            asked++;
            return free;
        }

        @Override
        public long totalBytes() {
            return TOTAL;
        }
    }

    /** A clock that stands until it is moved. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
