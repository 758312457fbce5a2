package dev.fovea.blob.file;

import dev.fovea.core.port.Derivatives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Derivatives in a folder: {@code ab/abcd…-variant} by the hash of the original, {@code unfinished/} for what is being written. A file
 * is synced before it gets its name, so that a name stands for whole bytes; the name itself may be lost with the power.
 */
public final class FileDerivatives implements Derivatives {
    private static final Pattern ORIGINAL = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VARIANT = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int HASH_DIGITS = 64;

    private final Path root;
    private final Path unfinished;

    private FileDerivatives(Path root) {
        this.root = root;
        this.unfinished = root.resolve("unfinished");
    }

    /** Opens or makes the folder and drops what an earlier process left half written. */
    public static FileDerivatives open(Path root) {
        FileDerivatives derivatives = new FileDerivatives(root);
        try {
            Files.createDirectories(derivatives.unfinished);
            try (Stream<Path> leftovers = Files.list(derivatives.unfinished)) {
                for (Path leftover : (Iterable<Path>) leftovers::iterator) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return derivatives;
    }

    @Override
    public Optional<byte[]> find(String original, String variant) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder(original).resolve(name(original, variant))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String original, String variant, byte[] bytes) throws IOException {
        Path written = unfinished.resolve(UUID.randomUUID().toString());
        try {
            write(written, bytes);
            Path folder = Files.createDirectories(folder(original));
            Files.move(written, folder.resolve(name(original, variant)), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    @Override
    public int sweep(Predicate<String> here) throws IOException {
        int removed = 0;
        try (Stream<Path> files = Files.walk(root, 2)) {
            for (Path file : (Iterable<Path>) files.filter(FileDerivatives::isDerivative)::iterator) {
                if (!here.test(file.getFileName().toString().substring(0, HASH_DIGITS)) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean isDerivative(Path file) {
        String name = file.getFileName().toString();
        return name.length() > HASH_DIGITS
                && ORIGINAL.matcher(name.substring(0, HASH_DIGITS)).matches();
    }

    private Path folder(String original) {
        if (!ORIGINAL.matcher(original).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + original.length() + " characters");
        }
        return root.resolve(original.substring(0, 2));
    }

    private static String name(String original, String variant) {
        if (!VARIANT.matcher(variant).matches()) {
            throw new IllegalArgumentException("not the name of a variant");
        }
        return original + "-" + variant;
    }
}
