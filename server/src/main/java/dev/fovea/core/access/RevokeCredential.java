package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.model.Actor;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Ends a credential: the next call that shows it is refused. */
public final class RevokeCredential {
    private final Store store;
    private final Clock clock;

    /** Revokes credentials in the store. */
    public RevokeCredential(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Which one: of which organisation, and of which kind, so that a route ends only what it is for. */
    public record Command(OrgId org, CredentialKind kind, UUID credential) {}

    /** The credential with the time of its first revocation. */
    public record Receipt(Credential credential, Instant revokedAt) {}

    /**
     * Revokes; a second time changes nothing and answers the same.
     *
     * @param by who is answerable for it
     * @throws dev.fovea.error.FoveaException {@code NotFound(CREDENTIAL)}
     */
    public Receipt revoke(Actor by, Command command) {
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            Credential credential = CredentialQueries.get(session, command.org, command.kind, command.credential);
            if (session.credentials().revoke(credential.id(), now)) {
                AccessEvents.credentialRevoked(session, credential, now);
                Deeds.done(session, by, "credential.revoked", credential, now);
            }
            Credential revoked = CredentialQueries.get(session, command.org, command.kind, command.credential);
            return new Receipt(revoked, revoked.revokedAt().orElseThrow());
        });
    }
}
