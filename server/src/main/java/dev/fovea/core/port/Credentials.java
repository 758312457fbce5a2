package dev.fovea.core.port;

import dev.fovea.model.Credential;
import dev.fovea.model.CredentialId;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceId;
import dev.fovea.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hashes of secrets and what is known of them. */
public interface Credentials {
    /**
     * A credential to be kept.
     *
     * @param hash SHA-256 of the secret, 64 hex digits
     */
    record NewCredential(
            UUID uuid,
            OrgId org,
            CredentialKind kind,
            String hash,
            String prefix,
            String name,
            Set<String> scopes,
            String options,
            Optional<UserId> user,
            Optional<SourceId> source,
            boolean singleUse,
            Instant createdAt,
            Optional<Instant> expiresAt) {}

    /** Keeps a credential. */
    Credential add(NewCredential credential);

    /** The credential of that kind whose secret has this hash, also when revoked or expired. */
    Optional<Credential> findByHash(CredentialKind kind, String hash);

    /** A credential of the organisation. */
    Optional<Credential> find(OrgId org, UUID uuid);

    /** Credentials of the organisation and kind, newest first. */
    List<Credential> list(OrgId org, CredentialKind kind);

    /** The newest credential of that kind which belongs to the source and has not been revoked. */
    Optional<Credential> living(SourceId source, CredentialKind kind);

    /** Changes what people may change. */
    void update(CredentialId id, String name, Set<String> scopes, Optional<Instant> expiresAt, String options);

    /** Revokes; false when it was revoked before, so that of two racers one wins. */
    boolean revoke(CredentialId id, Instant now);

    /** Revokes every credential of that kind which belongs to the source. */
    void revokeAll(SourceId source, CredentialKind kind, Instant now);

    /** Revokes every credential of that kind which belongs to the user. */
    void revokeAll(UserId user, CredentialKind kind, Instant now);

    /** Counts a use; false when the credential is single-use and used up. */
    boolean use(CredentialId id, Instant now);

    /** Notes the last use of many credentials at once. */
    void touch(CredentialId id, Instant lastUsed);
}
