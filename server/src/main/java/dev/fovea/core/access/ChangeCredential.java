package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Changes the name, the rights and the end of a key. */
public final class ChangeCredential {
    private final Store store;
    private final Clock clock;

    /** Changes credentials in the store. */
    public ChangeCredential(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What to change; what is empty stays.
     *
     * @param expiresAt empty in the inner optional: never
     */
    public record Command(
            Actor by,
            CredentialKind kind,
            UUID credential,
            Optional<String> name,
            Optional<Set<String>> scopes,
            Optional<Optional<Instant>> expiresAt) {}

    /**
     * Changes the key.
     *
     * @throws FoveaException {@code NotFound(CREDENTIAL)}, or {@code Invalid}
     */
    public Credential change(Command command) {
        Optional<String> name = command.name.map(text -> AccessRules.name("name", text));
        command.scopes.ifPresent(scopes -> requireScopes(command.kind, scopes));
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            Credential before = CredentialQueries.get(session, command.by.org(), command.kind, command.credential);
            session.credentials()
                    .update(
                            before.id(),
                            name.orElse(before.name()),
                            command.scopes.orElse(before.scopes()),
                            command.expiresAt.orElse(before.expiresAt()),
                            before.options());
            Credential after = CredentialQueries.get(session, command.by.org(), command.kind, command.credential);
            Deeds.done(session, command.by, "credential.changed", after, now);
            return after;
        });
    }

    private static void requireScopes(CredentialKind kind, Set<String> scopes) {
        Predicate<String> known = switch (kind) {
            case API_KEY -> ApiRight::isScope;
            case ACCESS_TOKEN -> Permissions::isScope;
            case PARTNER_KEY, DEVICE_KEY, PROVISIONING, REFRESH -> _ -> false;
        };
        scopes.stream().filter(known.negate()).findFirst().ifPresent(scope -> {
            throw AccessRules.broken("enum", "scopes", "there is no scope " + scope + " for this kind of key");
        });
    }
}
