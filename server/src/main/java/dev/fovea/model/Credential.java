package dev.fovea.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is kept of a secret: never the secret itself.
 *
 * @param prefix the first characters of the secret, so that people can tell keys apart
 * @param options small JSON object of the kind's own switches, e.g. the ImgGo vocabulary
 * @param singleUse whether the first use uses it up (provisioning tokens)
 * @param useCount how often it was used, for the kinds that count
 */
public record Credential(
        CredentialId id,
        UUID uuid,
        OrgId org,
        CredentialKind kind,
        String prefix,
        String name,
        Set<String> scopes,
        String options,
        Optional<UserId> user,
        Optional<SourceId> source,
        boolean singleUse,
        int useCount,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public Credential {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it has run out at {@code now}. */
    public boolean expiredAt(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }
}
