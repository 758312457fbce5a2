package dev.fovea.core.access;

import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of long-lived access tokens (hub.md H6). */
final class AccessTokenRules {
    /** The last second of the year 9999, beyond which dates have no common spelling. */
    private static final long LATEST = 253_402_300_799L;

    private AccessTokenRules() {}

    /** The user who may make and change tokens; a token may do so only when it may administer, or it could outlive itself. */
    static User minter(Caller caller) {
        if (Permissions.isAccessToken(caller)) {
            Permissions.requireScope(caller, Permissions.ADMIN);
        }
        return owner(caller);
    }

    /** The user behind the caller. */
    static User owner(Caller caller) {
        return caller.user()
                .orElseThrow(() -> new FoveaException(new Forbidden(Bar.ROLE, "access tokens belong to users")));
    }

    static void checkScopes(Set<String> scopes) {
        for (String scope : scopes) {
            if (!Permissions.isScope(scope)) {
                throw AccessRules.broken("enum", "scopes", "there is no scope " + scope);
            }
        }
    }

    /** The end of a token; 0 means never. */
    static Optional<Instant> end(long epochSeconds, Instant now) {
        if (epochSeconds == 0) {
            return Optional.empty();
        }
        if (epochSeconds <= now.getEpochSecond() || epochSeconds > LATEST) {
            throw AccessRules.broken("value_error", "expiration", "expiration is epoch seconds in the future, or 0");
        }
        return Optional.of(Instant.ofEpochSecond(epochSeconds));
    }

    /** The user's tokens that have not been revoked, newest first. */
    static Stream<Credential> living(Session session, User owner) {
        return session.credentials().list(owner.org(), CredentialKind.ACCESS_TOKEN).stream()
                .filter(token -> token.user().equals(Optional.of(owner.id())))
                .filter(token -> token.revokedAt().isEmpty());
    }

    /** @param itself the token that may keep the name */
    static void refuseTakenName(Session session, User owner, String name, Optional<Credential> itself) {
        boolean taken = living(session, owner)
                .filter(token -> token.name().equals(name))
                .anyMatch(token -> itself.stream().noneMatch(same -> same.id().equals(token.id())));
        if (taken) {
            throw AccessRules.taken("an access token", name);
        }
    }
}
