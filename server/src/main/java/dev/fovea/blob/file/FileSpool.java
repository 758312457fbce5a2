package dev.fovea.blob.file;

import dev.fovea.core.port.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A temporary file that is hashed while it is written. */
final class FileSpool extends Blobs.Spool {
    private final FileBlobs blobs;
    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = sha256Digest();
    private long size;
    private @Nullable String hash;
    private boolean kept;

    FileSpool(FileBlobs blobs, Path path) throws IOException {
        this.blobs = blobs;
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            size += channel.write(buffer);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel reread() throws IOException {
        return Files.newByteChannel(path, StandardOpenOption.READ);
    }

    @Override
    public String sha256() {
        String known = hash;
        if (known == null) {
            known = HexFormat.of().formatHex(digest.digest());
            hash = known;
        }
        return known;
    }

    @Override
    public void keep() throws IOException {
        if (kept) {
            return;
        }
        String sha256 = sha256();
        if (!blobs.holds(sha256)) {
            channel.force(true);
        }
        channel.close();
        blobs.adopt(path, sha256);
        kept = true;
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!kept) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
