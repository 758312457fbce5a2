package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.HexId;
import dev.fovea.model.OrgId;
import dev.fovea.model.User;
import java.util.List;
import java.util.UUID;

/** What is known of credentials; never their secrets, which nobody keeps. */
public final class CredentialQueries {
    private final Store store;

    /** Reads from the store. */
    public CredentialQueries(Store store) {
        this.store = store;
    }

    /** Credentials of the organisation and kind, newest first, also those that are revoked or have run out. */
    public List<Credential> list(OrgId org, CredentialKind kind) {
        return store.read(session -> session.credentials().list(org, kind));
    }

    /**
     * A credential of the organisation and kind.
     *
     * @throws FoveaException {@code NotFound(CREDENTIAL)}
     */
    public Credential get(OrgId org, CredentialKind kind, UUID uuid) {
        return store.read(session -> get(session, org, kind, uuid));
    }

    /** The long-lived tokens of the calling user that have not been revoked, newest first (hub.md H6). */
    public List<Credential> accessTokens(Caller caller) {
        User owner = AccessTokenRules.owner(caller);
        return store.read(session -> AccessTokenRules.living(session, owner).toList());
    }

    /**
     * One of these tokens.
     *
     * @throws FoveaException {@code NotFound(CREDENTIAL)}
     */
    public Credential accessToken(Caller caller, HexId id) {
        User owner = AccessTokenRules.owner(caller);
        return store.read(session -> accessToken(session, owner, id));
    }

    /** The 24-digit spelling of a credential's id. */
    public static HexId hexId(Credential credential) {
        return HexId.of(credential.createdAt(), credential.id().value());
    }

    static Credential accessToken(Session session, User owner, HexId id) {
        return AccessTokenRules.living(session, owner)
                .filter(token -> hexId(token).equals(id))
                .findFirst()
                .orElseThrow(() -> notFound(id.toString()));
    }

    static Credential get(Session session, OrgId org, CredentialKind kind, UUID uuid) {
        return session.credentials()
                .find(org, uuid)
                .filter(credential -> credential.kind() == kind)
                .orElseThrow(() -> notFound(uuid.toString()));
    }

    private static FoveaException notFound(String id) {
        return new FoveaException(new NotFound(Thing.CREDENTIAL, id));
    }
}
