package dev.fovea.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The least that keeping a picture durably under its hash takes: write, SHA-256, fsync of the file, rename, fsync of the folder.
 * Nothing is received, checked or recorded.
 */
final class FileFloor implements AutoCloseable {
    private final Path root;

    FileFloor(Options options) throws IOException {
        root = Folders.fresh(options, "floor");
        for (int prefix = 0; prefix < 256; prefix++) {
            Files.createDirectory(root.resolve(HexFormat.of().toHexDigits((byte) prefix)));
        }
    }

    void keep(Picture picture) throws IOException, NoSuchAlgorithmException {
        Path written = root.resolve(UUID.randomUUID().toString());
        try (FileChannel file = FileChannel.open(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = picture.file();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(picture.file());
        String hash = HexFormat.of().formatHex(digest.digest());
        Path folder = root.resolve(hash.substring(0, 2));
        Files.move(written, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        Folders.remove(root);
    }
}
