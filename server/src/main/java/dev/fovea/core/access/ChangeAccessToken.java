package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.HexId;
import dev.fovea.model.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Changes what people may change of a long-lived access token (hub.md H6): never its secret. */
public final class ChangeAccessToken {
    private final Store store;
    private final Clock clock;

    /** Changes tokens in the store. */
    public ChangeAccessToken(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What to change; what is empty stays.
     *
     * @param expiration epoch seconds; 0 means never
     */
    public record Command(
            Caller caller,
            HexId id,
            Optional<String> name,
            Optional<String> description,
            OptionalLong expiration,
            Optional<Set<String>> scopes) {}

    /** The token as it is now. */
    public record Receipt(Credential credential) {}

    /**
     * Changes the token.
     *
     * @param by who is answerable for it
     * @throws dev.fovea.error.FoveaException {@code NotFound(CREDENTIAL)} when the caller has no such token,
     *     {@code Invalid}, {@code Conflict(NAME_TAKEN)}, or {@code Forbidden}
     */
    public Receipt change(Actor by, Command command) {
        User owner = AccessTokenRules.minter(command.caller);
        command.scopes.ifPresent(AccessTokenRules::checkScopes);
        Optional<String> newName = command.name.map(name -> AccessRules.name("name", name));
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            Credential token = CredentialQueries.accessToken(session, owner, command.id);
            String name = newName.orElse(token.name());
            AccessTokenRules.refuseTakenName(session, owner, name, Optional.of(token));
            session.credentials()
                    .update(
                            token.id(),
                            name,
                            command.scopes.orElse(token.scopes()),
                            end(command, token, now),
                            command.description
                                    .map(CredentialOptions::description)
                                    .orElse(token.options()));
            Credential changed = CredentialQueries.accessToken(session, owner, command.id);
            Deeds.done(session, by, "credential.changed", changed, now);
            return new Receipt(changed);
        });
    }

    private static Optional<Instant> end(Command command, Credential token, Instant now) {
        return command.expiration.isPresent()
                ? AccessTokenRules.end(command.expiration.getAsLong(), now)
                : token.expiresAt();
    }
}
