package dev.fovea.core.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * What makes two calls the same call.
 *
 * @param text short text, unique over the organisation
 * @param validity how long a claim of the key stands
 */
public record NaturalKey(String text, Duration validity) {
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    /** A key that stands as long as the medium. */
    public static NaturalKey lasting(String door, String... parts) {
        return new NaturalKey(door + ":" + hash(parts), FOR_GOOD);
    }

    /** A key that stands for a while. */
    public static NaturalKey within(Duration validity, String door, String... parts) {
        return new NaturalKey(door + ":" + hash(parts), validity);
    }

    private static String hash(String... parts) {
        try {
            byte[] joined = String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
