package dev.fovea.blob.file;

import dev.fovea.core.port.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Blobs in a folder: {@code objects/ab/abcd…} by hash, {@code incoming/} for bytes on their way in. Both are in one
 * file system, so that a rename is atomic; a blob is kept in the order write, fsync, rename, fsync of the folder.
 */
public final class FileBlobs implements Blobs {
    private final Path root;
    private final Path objects;
    private final Path incoming;
    private final Clock clock;

    private FileBlobs(Path root, Clock clock) {
        this.root = root;
        this.objects = root.resolve("objects");
        this.incoming = root.resolve("incoming");
        this.clock = clock;
    }

    /** Opens or makes the folder and drops what an earlier process left half written. */
    public static FileBlobs open(Path root, Clock clock) {
        FileBlobs blobs = new FileBlobs(root, clock);
        try {
            blobs.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blobs;
    }

    private void prepare() throws IOException {
        Files.createDirectories(incoming);
        Files.createDirectories(objects);
        for (int prefix = 0; prefix < 256; prefix++) {
            Files.createDirectories(objects.resolve(HexFormat.of().toHexDigits((byte) prefix)));
        }
        syncFolder(objects);
        syncFolder(root);
        try (Stream<Path> leftovers = Files.list(incoming)) {
            for (Path leftover : (Iterable<Path>) leftovers::iterator) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    @Override
    public Spool open() throws IOException {
        return new FileSpool(this, incoming.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public Optional<SeekableByteChannel> read(String sha256) throws IOException {
        try {
            return Optional.of(Files.newByteChannel(pathOf(sha256), StandardOpenOption.READ));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Whether these bytes are here; what is here was synced before it got its name. */
    boolean holds(String sha256) {
        return Files.exists(pathOf(sha256));
    }

    /** Moves a synced file to its place; equal bytes are already there and stay. */
    void adopt(Path written, String sha256) throws IOException {
        Path place = pathOf(sha256);
        if (Files.exists(place)) {
            // A fresh date keeps the sweep away from bytes that are about to be referred to again.
            Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
            Files.delete(written);
        } else {
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
        }
        syncFolder(parentOf(place));
    }

    @Override
    public int sweep(Instant before, Predicate<String> referenced) throws IOException {
        int removed = 0;
        try (Stream<Path> files = Files.walk(objects, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                if (old && !referenced.test(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                    removed++;
                }
            }
        }
        return removed;
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(objects).getUsableSpace();
    }

    @Override
    public long totalBytes() throws IOException {
        return Files.getFileStore(objects).getTotalSpace();
    }

    private Path pathOf(String sha256) {
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256.length() + " characters");
        }
        return objects.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static Path parentOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
