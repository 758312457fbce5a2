package dev.fovea.dialect.fovea;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/** A strong validator of an answer (RFC 9110, 8.8.3): other bytes have another one. */
record EntityTag(String text) {
    private static final int SHOWN_BYTES = 18;

    static EntityTag of(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            byte[] shown = Arrays.copyOf(hash, SHOWN_BYTES);
            return new EntityTag('"' + Base64.getUrlEncoder().encodeToString(shown) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether an {@code If-Match} names it; a weak tag never does. */
    boolean isNamedBy(String header) {
        return tags(header).anyMatch(tag -> tag.equals("*") || tag.equals(text));
    }

    /** Whether an {@code If-None-Match} names it, compared weakly. */
    boolean isKnownTo(String header) {
        return tags(header)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(text));
    }

    private static Stream<String> tags(String header) {
        return Stream.of(header.split(",", -1)).map(String::strip);
    }
}
