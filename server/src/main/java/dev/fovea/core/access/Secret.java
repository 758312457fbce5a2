package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.model.CredentialKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fresh secret on its way to the one person who may see it, once. */
record Secret(CredentialKind kind, String text) {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";
    private static final int SHOWN = 6;
    private static final int PASSWORD_LENGTH = 20;

    /** A secret in the form of its kind (unified-model.md §2). */
    static Secret mint(Ids ids, CredentialKind kind) {
        String random = switch (kind) {
            case DEVICE_KEY, PROVISIONING -> ids.secret(HEX, 48);
            case PARTNER_KEY, API_KEY, ACCESS_TOKEN, REFRESH -> ids.secret(BASE62, 40);
        };
        return new Secret(kind, kind.prefix() + random);
    }

    /** A password nobody has chosen. */
    static String password(Ids ids) {
        return ids.secret(BASE62, PASSWORD_LENGTH);
    }

    /** What is kept in place of a secret: its SHA-256, 64 lower-case hex digits. */
    static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String hash() {
        return hash(text);
    }

    /** The first characters, by which people tell keys apart. */
    String shown() {
        return text.substring(0, kind.prefix().length() + SHOWN);
    }

    @Override
    public String toString() {
        return "Secret[" + shown() + "…]";
    }
}
