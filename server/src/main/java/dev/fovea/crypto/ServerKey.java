package dev.fovea.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The secret of this installation: a file of 32 random bytes that only its owner may read. */
public final class ServerKey {
    private static final int BYTES = 32;

    private ServerKey() {}

    /**
     * The key in the file, made on first use.
     *
     * @throws IOException when the file cannot be read or written, or is shorter than a key
     */
    public static byte[] readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length < BYTES) {
            throw new IOException(file + " holds " + key.length + " bytes; a server key has at least " + BYTES);
        }
        return key;
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        writeDurably(fresh, key);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(file.resolveSibling("."));
    }

    private static void writeDurably(Path file, byte[] key) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file))) {
            ByteBuffer left = ByteBuffer.wrap(key);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
