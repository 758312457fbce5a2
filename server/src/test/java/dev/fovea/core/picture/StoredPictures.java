package dev.fovea.core.picture;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Cpu;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.Content;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Stored pictures for the tests. */
final class StoredPictures {
    private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");
    private static final int COLORS = 2;

    private StoredPictures() {}

    /** Does work for the CPU where it is asked for. */
    static Cpu here() {
        return new Cpu() {
            @Override
            public <T> T call(Callable<T> work) throws Exception {
                return work.call();
            }
        };
    }

    static byte[] encode(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IllegalArgumentException("no writer for " + format);
        }
        return bytes.toByteArray();
    }

    static String sha256(FileBlobs blobs, byte[] bytes) throws IOException {
        try (Blobs.Spool spool = blobs.open()) {
            spool.write(bytes, 0, bytes.length);
            spool.keep();
            return spool.sha256();
        }
    }

    static Media keep(FileBlobs blobs, byte[] bytes, String type, int width, int height, int orientation)
            throws IOException {
        return media(new Content.Present(sha256(blobs, bytes), bytes.length, type), width, height, orientation);
    }

    static Media media(Content content, int width, int height, int orientation) {
        return new Media(
                new MediaId(UUID.fromString("550e8400-e29b-41d4-a716-446655440000")),
                1,
                new OrgId(1),
                MediaKind.IMAGE,
                "key",
                "key",
                "a.jpg",
                "",
                Optional.empty(),
                content,
                Frame.ofPicture(width, height, orientation),
                CapturedAt.of(NOW),
                Optional.empty(),
                NOW,
                "acusight",
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Review.NEW,
                "{}",
                Optional.empty());
    }

    /** A PNG of one colour and any size, made without holding its pixels. */
    static byte[] giantPng(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                file,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) COLORS)
                        .array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream rows = new DeflaterOutputStream(packed, deflater)) {
            byte[] row = new byte[1 + 3 * width];
            for (int i = 0; i < height; i++) {
                rows.write(row);
            }
        } finally {
            deflater.end();
        }
        chunk(file, "IDAT", packed.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
