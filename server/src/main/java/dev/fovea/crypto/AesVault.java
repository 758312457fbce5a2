package dev.fovea.crypto;

import dev.fovea.core.port.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce, under a key that is derived from the server's key for this purpose alone. A sealed text
 * is {@code v1:} and base64url of nonce, ciphertext and tag; it opens only as it was sealed.
 */
public final class AesVault implements Vault {
    private static final String VERSION = "v1:";
    private static final String PURPOSE = "fovea vault, AES-256-GCM, version 1";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** A vault that the server's key opens. */
    public AesVault(byte[] serverKey) {
        key = new SecretKeySpec(new HmacSha256().sha256(serverKey, PURPOSE.getBytes(StandardCharsets.US_ASCII)), "AES");
    }

    @Override
    public String seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    /** {@inheritDoc} Throws {@link IllegalArgumentException} when it was not sealed under this server's key. */
    @Override
    public String open(String sealed) {
        try {
            ByteBuffer all = ByteBuffer.wrap(bytes(sealed));
            byte[] nonce = new byte[NONCE_BYTES];
            all.get(nonce);
            byte[] rest = new byte[all.remaining()];
            all.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not sealed under the key of this server", e);
        }
    }

    private static byte[] bytes(String sealed) throws GeneralSecurityException {
        if (!sealed.startsWith(VERSION)) {
            throw new GeneralSecurityException("not in the form " + VERSION + "…");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
        if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new GeneralSecurityException("too short");
        }
        return bytes;
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
