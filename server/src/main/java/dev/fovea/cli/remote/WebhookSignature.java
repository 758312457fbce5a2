package dev.fovea.cli.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of webhook deliveries, as a receiver computes them (docs/dialects/fovea.md, Webhooks). */
final class WebhookSignature {
    private static final String HMAC = "HmacSHA256";
    private static final String BASE64_MARK = "whsec_";

    private WebhookSignature() {}

    /** HMAC-SHA256 of the body under the secret, in hex. */
    static String hex(String secret, byte[] body) {
        return HexFormat.of().formatHex(mac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** A signature of Standard Webhooks, {@code v1,…}. */
    static String standard(String secret, String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return "v1," + Base64.getEncoder().encodeToString(mac(key(secret), signed));
    }

    private static byte[] key(String secret) {
        return secret.startsWith(BASE64_MARK)
                ? Base64.getDecoder().decode(secret.substring(BASE64_MARK.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
