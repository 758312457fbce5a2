package dev.fovea.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real photograph of exactly 200 kB, different from every other in a comment segment behind its first segment (ITU-T T.81,
 * B.2.4.5).
 *
 * @param bytes the file
 */
record Picture(byte[] bytes) {
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
    private static final Padded PADDED = pad(original());

    /** The photograph with a comment of noise whose first eight bytes are the number of the picture. */
    private record Padded(byte[] bytes, int number) {}

    static Picture next() {
        byte[] bytes = PADDED.bytes().clone();
        ByteBuffer.wrap(bytes).putLong(PADDED.number(), NUMBER.incrementAndGet());
        return new Picture(bytes);
    }

    /** As the form that devices send. */
    BodyPublisher form() {
        return BodyPublishers.concat(
                BodyPublishers.ofByteArray(HEAD), BodyPublishers.ofByteArray(bytes), BodyPublishers.ofByteArray(TAIL));
    }

    private static Padded pad(byte[] original) {
        int first = 4 + ByteBuffer.wrap(original).getShort(4);
        byte[] comment = new byte[BYTES - original.length];
        new Random(1).nextBytes(comment);
        ByteBuffer.wrap(comment).putShort((short) 0xfffe).putShort((short) (comment.length - 2));
        ByteArrayOutputStream padded = new ByteArrayOutputStream(BYTES);
        padded.writeBytes(Arrays.copyOf(original, first));
        padded.writeBytes(comment);
        padded.writeBytes(Arrays.copyOfRange(original, first, original.length));
        return new Padded(padded.toByteArray(), first + COMMENT_HEADER);
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
