package dev.fovea.core.access;

import dev.fovea.core.port.Signer;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Links that open one medium, or a small picture of it, for a while, for programs that cannot send a header. They are not stored:
 * the signature is the whole right.
 */
public final class ContentLinks {
    /** How long a link works when nothing else was asked for (acusight.md §9). */
    public static final Duration VALIDITY = Duration.ofHours(1);

    /** How long a link may work. */
    public static final Duration LONGEST_VALIDITY = Duration.ofDays(7);

    /** How long after its end a link still answers whoever goes on with a download that broke. */
    public static final Duration CONTINUATION = Duration.ofMinutes(15);

    /** How long after its end whoever holds a link may have it renewed. */
    public static final Duration LATE_RENEWAL = Duration.ofHours(24);

    /** How long after its issue a link may be renewed by whoever holds it; a token renews for longer. */
    public static final Duration RENEWABLE = Duration.ofDays(30);

    private final Signer signer;
    private final Clock clock;

    /** Signs with the given key. */
    public ContentLinks(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** How a link stands now. */
    public enum Standing {
        /** Not one of ours, or changed. */
        FORGED,
        /** It opens. */
        OPEN,
        /** It has ended, but goes on with a download that began before, and can be renewed if it ever could. */
        CONTINUABLE,
        /** It has ended. */
        ENDED
    }

    /** Path and query that open the bytes of a medium until {@link #VALIDITY} has passed; only a token renews it. */
    public String path(OrgId org, MediaId media) {
        return path(
                new SignedLink(SignedLink.Kind.CONTENT, org, media, Map.of(), now().plus(VALIDITY), Optional.empty()));
    }

    /** A new link that its holder may have renewed. */
    public SignedLink issue(
            SignedLink.Kind kind, OrgId org, MediaId media, Map<String, String> view, Duration validity) {
        Instant now = now();
        return new SignedLink(kind, org, media, view, now.plus(validity), Optional.of(now.plus(RENEWABLE)));
    }

    /** Path and query of a link. */
    public String path(SignedLink link) {
        return link.path(signer.sign(link.text()));
    }

    /** How a link stands that came with a signature. */
    public Standing standing(SignedLink link, String signature) {
        byte[] expected = signer.sign(link.text()).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return Standing.FORGED;
        }
        Instant now = clock.instant();
        if (now.isBefore(link.expires())) {
            return Standing.OPEN;
        }
        return now.isBefore(link.expires().plus(CONTINUATION)) ? Standing.CONTINUABLE : Standing.ENDED;
    }

    /** Whether whoever holds a link that is not forged may have it renewed. */
    public boolean isRenewable(SignedLink link) {
        Instant now = clock.instant();
        return link.renewable().filter(now::isBefore).isPresent()
                && now.isBefore(link.expires().plus(LATE_RENEWAL));
    }

    /** The same for longer, though not beyond the time in which it can be renewed. */
    public SignedLink renew(SignedLink link, Duration validity) {
        Instant wanted = now().plus(validity);
        Instant end = link.renewable().filter(wanted::isAfter).orElse(wanted);
        return new SignedLink(link.kind(), link.org(), link.media(), link.view(), end, link.renewable());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
