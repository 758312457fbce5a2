package dev.fovea.core.deliver;

import dev.fovea.core.port.Mac;
import dev.fovea.core.port.Webhooks.Endpoint;
import dev.fovea.core.port.Webhooks.Secrets;
import dev.fovea.model.Delivery;
import dev.fovea.model.Webhook.SignatureFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headers of a delivery, by which its receiver knows what it is and that it is ours: the vendor's (contract imggo.md
 * §7) and those of Standard Webhooks (contracts, decision 10). Both sign the exact bytes of the body.
 */
public final class Signatures {
    private static final String STANDARD_PREFIX = "whsec_";

    private final WebhookSecrets secrets;
    private final Mac mac;

    /** Signs with secrets that are opened for the moment. */
    public Signatures(WebhookSecrets secrets, Mac mac) {
        this.secrets = secrets;
        this.mac = mac;
    }

    /** The headers of an attempt at {@code now}, in the order in which they are sent. */
    Map<String, String> headers(Delivery delivery, Endpoint endpoint, Instant now) {
        byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
        List<String> valid = valid(endpoint.secrets(), now);
        String hex = HexFormat.of().formatHex(mac.sha256(utf8(valid.getFirst()), body));
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "ImgGo-Webhook/1.0");
        headers.put("X-ImgGo-Event", delivery.eventType());
        headers.put("X-ImgGo-Delivery", delivery.id().toString());
        headers.put("X-ImgGo-Timestamp", timestamp);
        headers.put("X-ImgGo-Signature", written(hex, endpoint.webhook().signature()));
        headers.put("X-ImgGo-Signature-256", written(hex, SignatureFormat.PREFIXED));
        headers.put("webhook-id", delivery.id().toString());
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", standard(delivery, timestamp, valid));
        return headers;
    }

    /** The present secret, then the one before it while receivers change over. */
    private List<String> valid(Secrets sealed, Instant now) {
        boolean changingOver = sealed.previousUntil().filter(now::isBefore).isPresent();
        Stream<String> previous = changingOver ? sealed.previous().stream() : Stream.empty();
        return Stream.concat(Stream.of(sealed.current()), previous)
                .map(secrets::open)
                .toList();
    }

    private static String written(String hex, SignatureFormat format) {
        return switch (format) {
            case HEX -> hex;
            case PREFIXED -> "sha256=" + hex;
        };
    }

    private String standard(Delivery delivery, String timestamp, List<String> valid) {
        byte[] signed = utf8(delivery.id() + "." + timestamp + "." + delivery.payload());
        return valid.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac.sha256(standardKey(secret), signed)))
                .collect(Collectors.joining(" "));
    }

    /** What follows the standard's prefix is base64; a secret of another form is its own key. */
    private static byte[] standardKey(String secret) {
        if (!secret.startsWith(STANDARD_PREFIX)) {
            return utf8(secret);
        }
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(STANDARD_PREFIX.length()));
            return key.length > 0 ? key : utf8(secret);
        } catch (IllegalArgumentException _) {
            return utf8(secret);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
