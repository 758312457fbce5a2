package dev.fovea.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real photograph of exactly 200 kB, different from every other in a comment segment behind its first segment (ITU-T T.81,
 * B.2.4.5).
 */
final class Picture {
    static final String FORM_TYPE = "multipart/form-data; boundary=fovea-bench-5e1d";
    private static final String FILE = "/demo/pictures/mountain-track.jpg";
    private static final int BYTES = 200_000;
    private static final byte[] HEAD = ascii("""
            --fovea-bench-5e1d\r
            Content-Disposition: form-data; name="image"; filename="photo.jpg"\r
            Content-Type: image/jpeg\r
            \r
            """);
    private static final byte[] TAIL = ascii("""
            \r
            --fovea-bench-5e1d\r
            Content-Disposition: form-data; name="metadata"\r
            \r
            {"model_id":"mdl_1","model_version":"1.0.0","annotations":[{"class_value":"dog","type":"bbox","geometry":[0.52,0.48,0.2,0.1]}]}\r
            --fovea-bench-5e1d--\r
            """);
    private static final int COMMENT_HEADER = 4;
    private static final AtomicLong NUMBER = new AtomicLong(new Random().nextLong());
    private static final byte[] ORIGINAL = original();
    private static final int FIRST_SEGMENT_END = 4 + ByteBuffer.wrap(ORIGINAL).getShort(4);
    private static final byte[] PADDED = padded();

    private final byte[] bytes;

    private Picture(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A picture that no other is equal to. */
    static Picture next() {
        byte[] bytes = PADDED.clone();
        ByteBuffer.wrap(bytes).putLong(FIRST_SEGMENT_END + COMMENT_HEADER, NUMBER.incrementAndGet());
        return new Picture(bytes);
    }

    /** The bytes of the file, for reading. */
    ByteBuffer file() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** As the form that devices send. */
    BodyPublisher form() {
        return BodyPublishers.concat(
                BodyPublishers.ofByteArray(HEAD), BodyPublishers.ofByteArray(bytes), BodyPublishers.ofByteArray(TAIL));
    }

    private static byte[] padded() {
        byte[] comment = new byte[BYTES - ORIGINAL.length];
        new Random(1).nextBytes(comment);
        ByteBuffer.wrap(comment).putShort((short) 0xfffe).putShort((short) (comment.length - 2));
        ByteArrayOutputStream padded = new ByteArrayOutputStream(BYTES);
        padded.write(ORIGINAL, 0, FIRST_SEGMENT_END);
        padded.writeBytes(comment);
        padded.write(ORIGINAL, FIRST_SEGMENT_END, ORIGINAL.length - FIRST_SEGMENT_END);
        return padded.toByteArray();
    }

    private static byte[] original() {
        try (InputStream in = Objects.requireNonNull(Picture.class.getResourceAsStream(FILE))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
