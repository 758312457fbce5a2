package dev.fovea.blob.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Blobs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest {
    private static final String ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private FileBlobs blobs;

    @BeforeEach
    void open() {
        blobs = FileBlobs.open(folder, Clock.systemUTC());
    }

    @Test
    void what_was_kept_is_read_back_under_its_hash() throws IOException {
        assertThat(keep("abc")).isEqualTo(ABC_SHA256);
        assertThat(read(ABC_SHA256)).isEqualTo("abc");
    }

    @Test
    void what_was_not_kept_leaves_nothing() throws IOException {
        try (Blobs.Spool spool = blobs.open()) {
            spool.write("abc".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(blobs.read(ABC_SHA256)).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void equal_bytes_are_stored_once() throws IOException {
        keep("abc");
        keep("abc");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void equal_bytes_from_many_at_once_are_stored_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = IntStream.range(0, 32)
                    .<Callable<String>>mapToObj(_ -> () -> keep("abc"))
                    .toList();
            for (var result : threads.invokeAll(works)) {
                assertThat(result.get()).isEqualTo(ABC_SHA256);
            }
        }
        assertThat(read(ABC_SHA256)).isEqualTo("abc");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void a_start_drops_what_a_crash_left_half_written() throws IOException {
        Files.writeString(folder.resolve("incoming").resolve("half"), "ab");
        FileBlobs.open(folder, Clock.systemUTC());
        assertThat(files()).isZero();
    }

    @Test
    void the_sweep_takes_only_old_bytes_that_nothing_refers_to() throws IOException {
        String orphan = keep("orphan");
        String referenced = keep("referenced");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(blobs.sweep(Instant.now().minus(Duration.ofDays(1)), _ -> false))
                .isZero();
        assertThat(blobs.sweep(tomorrow, referenced::equals)).isEqualTo(1);
        assertThat(blobs.read(orphan)).isEmpty();
        assertThat(read(referenced)).isEqualTo("referenced");
    }

    private String keep(String text) throws IOException {
        try (Blobs.Spool spool = blobs.open()) {
            spool.write(text.getBytes(StandardCharsets.UTF_8));
            spool.keep();
            return spool.sha256();
        }
    }

    private String read(String sha256) throws IOException {
        try (SeekableByteChannel bytes = blobs.read(sha256).orElseThrow()) {
            ByteBuffer buffer = ByteBuffer.allocate((int) bytes.size());
            while (buffer.hasRemaining()) {
                assertThat(bytes.read(buffer)).isPositive();
            }
            return new String(buffer.array(), StandardCharsets.UTF_8);
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
