package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.User;
import dev.fovea.model.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Makes a credential whose secret is shown this once. */
public final class IssueCredential {
    private final Store store;
    private final Ids ids;
    private final Clock clock;

    /** Issues credentials of organisations in the store. */
    public IssueCredential(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** What to make. */
    public sealed interface Command {
        /** A key of a partner organisation (genlogs.md §2). */
        record PartnerKey(OrgId org, String name, Optional<Instant> expiresAt) implements Command {}

        /**
         * A key of an application that reads documents, speaking one of two vocabularies (contracts, decision 9).
         *
         * @param scopes what it is limited to, see {@link ApiRight}; none means all that is documented
         */
        record ApiKey(OrgId org, String name, Vocabulary vocabulary, Set<String> scopes, Optional<Instant> expiresAt)
                implements Command {}

        /** A new key for a device; its former keys die (acusight.md §8, re-provisioning). */
        record DeviceKey(OrgId org, String deviceId) implements Command {}

        /**
         * A long-lived token of the caller (hub.md H6).
         *
         * @param name unique among the user's living tokens
         * @param description free text, may be empty
         * @param expiration epoch seconds; 0 means never
         * @param scopes none means reading only
         */
        record AccessToken(Caller caller, String name, String description, long expiration, Set<String> scopes)
                implements Command {}
    }

    /** What is kept, and the secret. */
    public record Receipt(Credential credential, String secret) {
        @Override
        public String toString() {
            return "Receipt[" + credential.prefix() + "…]";
        }
    }

    /**
     * Makes the credential.
     *
     * @param by who is answerable for it
     * @throws FoveaException {@code Invalid}; {@code NotFound(SOURCE)} for an unknown device; {@code Conflict(NAME_TAKEN)}
     *     for a second access token of a name; {@code Forbidden} for an access token that asks for another without being
     *     allowed to administer
     */
    public Receipt issue(Actor by, Command command) {
        return switch (command) {
            case Command.PartnerKey(OrgId org, String name, Optional<Instant> end) ->
                issue(by, CredentialKind.PARTNER_KEY, named(org, name).until(end));
            case Command.ApiKey key -> issue(by, CredentialKind.API_KEY, draft(key));
            case Command.DeviceKey device -> issue(by, device);
            case Command.AccessToken token -> issue(by, token);
        };
    }

    private static CredentialDraft named(OrgId org, String name) {
        return CredentialDraft.of(org, AccessRules.name("name", name));
    }

    private Receipt issue(Actor by, CredentialKind kind, CredentialDraft draft) {
        Secret secret = Secret.mint(ids, kind);
        return store.inTransaction(session -> keep(session, by, draft, secret));
    }

    private static CredentialDraft draft(Command.ApiKey key) {
        key.scopes.stream()
                .filter(scope -> !ApiRight.isScope(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw AccessRules.broken("enum", "scopes", "there is no scope " + scope);
                });
        return named(key.org, key.name)
                .withOptions(CredentialOptions.vocabulary(key.vocabulary))
                .withScopes(key.scopes)
                .until(key.expiresAt);
    }

    private Receipt issue(Actor by, Command.DeviceKey command) {
        Secret secret = Secret.mint(ids, CredentialKind.DEVICE_KEY);
        return store.inTransaction(session -> {
            Source device = session.sources()
                    .find(command.org, SourceKind.EDGE_DEVICE, command.deviceId)
                    .orElseThrow(() -> new FoveaException(new NotFound(Thing.SOURCE, command.deviceId)));
            session.credentials().revokeAll(device.id(), CredentialKind.DEVICE_KEY, clock.instant());
            return keep(
                    session, by, CredentialDraft.of(device.org(), device.name()).forSource(device.id()), secret);
        });
    }

    private Receipt issue(Actor by, Command.AccessToken command) {
        User owner = AccessTokenRules.minter(command.caller);
        AccessTokenRules.checkScopes(command.scopes);
        CredentialDraft draft = named(owner.org(), command.name)
                .withOptions(CredentialOptions.description(command.description))
                .forUser(owner.id(), command.scopes)
                .until(AccessTokenRules.end(command.expiration, clock.instant()));
        Secret secret = Secret.mint(ids, CredentialKind.ACCESS_TOKEN);
        return store.inTransaction(session -> {
            AccessTokenRules.refuseTakenName(session, owner, draft.name(), Optional.empty());
            return keep(session, by, draft, secret);
        });
    }

    private Receipt keep(Session session, Actor by, CredentialDraft draft, Secret secret) {
        Instant now = clock.instant();
        Credential credential = session.credentials().add(draft.with(secret, ids.uuid(), now));
        AccessEvents.credentialCreated(session, credential, now);
        Deeds.done(session, by, "credential.created", credential, now);
        return new Receipt(credential, secret.text());
    }
}
