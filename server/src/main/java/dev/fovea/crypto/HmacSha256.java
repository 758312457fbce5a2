package dev.fovea.crypto;

import dev.fovea.core.port.Mac;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of the platform. */
public final class HmacSha256 implements Mac {
    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public byte[] sha256(byte[] key, byte[] text) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
