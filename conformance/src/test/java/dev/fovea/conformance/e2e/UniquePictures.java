package dev.fovea.conformance.e2e;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** JPEGs of 640 × 480 that differ by what their comment holds: cheap to make, so that the load is the server's. */
final class UniquePictures {
    private static final int AFTER_START_MARKER = 2;
    private static final int LARGEST_COMMENT = 60_000;
    private static final byte[] PLAIN = plain();

    private UniquePictures() {}

    /** Picture number {@code seed}; the same number gives the same bytes, another one another picture of another size. */
    static byte[] picture(long seed) {
        Random random = new Random(seed);
        byte[] comment = new byte[random.nextInt(Long.BYTES, LARGEST_COMMENT)];
        random.nextBytes(comment);
        ByteBuffer.wrap(comment).putLong(seed);
        return ByteBuffer.allocate(PLAIN.length + comment.length + 4)
                .put(PLAIN, 0, AFTER_START_MARKER)
                .putShort((short) 0xFFFE)
                .putShort((short) (comment.length + 2))
                .put(comment)
                .put(PLAIN, AFTER_START_MARKER, PLAIN.length - AFTER_START_MARKER)
                .array();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] plain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
