package dev.fovea.core.access;

import dev.fovea.core.port.Credentials.NewCredential;
import dev.fovea.model.OrgId;
import dev.fovea.model.SourceId;
import dev.fovea.model.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a credential is for, before it has a secret. */
record CredentialDraft(
        OrgId org,
        String name,
        Set<String> scopes,
        String options,
        Optional<UserId> user,
        Optional<SourceId> source,
        boolean singleUse,
        Optional<Instant> expiresAt) {

    static CredentialDraft of(OrgId org, String name) {
        return new CredentialDraft(
                org, name, Set.of(), "{}", Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    CredentialDraft forUser(UserId owner, Set<String> granted) {
        return new CredentialDraft(org, name, granted, options, Optional.of(owner), source, singleUse, expiresAt);
    }

    CredentialDraft forSource(SourceId owner) {
        return new CredentialDraft(org, name, scopes, options, user, Optional.of(owner), singleUse, expiresAt);
    }

    CredentialDraft withOptions(String json) {
        return new CredentialDraft(org, name, scopes, json, user, source, singleUse, expiresAt);
    }

    CredentialDraft withScopes(Set<String> granted) {
        return new CredentialDraft(org, name, granted, options, user, source, singleUse, expiresAt);
    }

    CredentialDraft once(boolean once) {
        return new CredentialDraft(org, name, scopes, options, user, source, once, expiresAt);
    }

    CredentialDraft until(Optional<Instant> end) {
        return new CredentialDraft(org, name, scopes, options, user, source, singleUse, end);
    }

    NewCredential with(Secret secret, UUID uuid, Instant now) {
        return new NewCredential(
                uuid,
                org,
                secret.kind(),
                secret.hash(),
                secret.shown(),
                name,
                scopes,
                options,
                user,
                source,
                singleUse,
                now,
                expiresAt);
    }
}
