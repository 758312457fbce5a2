package dev.fovea.core.access;

import dev.fovea.core.port.Signer;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;

/** Links that open the bytes of one medium for a while, for programs that cannot send a header. */
public final class ContentLinks {
    /** How long a link works (acusight.md §9). */
    public static final Duration VALIDITY = Duration.ofHours(1);

    private final Signer signer;
    private final Clock clock;

    /** Signs with the given key. */
    public ContentLinks(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** Path and query that open the medium until {@link #VALIDITY} has passed. */
    public String path(OrgId org, MediaId media) {
        long expires = clock.instant().plus(VALIDITY).getEpochSecond();
        return "/v1/images/%s/content?organisation=%d&expires=%d&signature=%s"
                .formatted(media, org.value(), expires, signature(org, media, expires));
    }

    /** Whether these are the parameters of a link that still works. */
    public boolean opens(OrgId org, MediaId media, long expires, String signature) {
        byte[] expected = signature(org, media, expires).getBytes(StandardCharsets.US_ASCII);
        return clock.instant().getEpochSecond() < expires
                && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(OrgId org, MediaId media, long expires) {
        return signer.sign("content " + org.value() + " " + media + " " + expires);
    }
}
