package dev.fovea.model;

import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, after authentication.
 *
 * @param credential prefix of the credential used, for receipts and logs
 * @param user the person, for logins and access tokens
 * @param source the device, for device keys
 * @param vocabulary the words that an API key speaks; {@code DOCUMENTED} for everyone else
 * @param scopes what an access token is limited to; empty means unlimited for logins and read-only for access tokens
 */
public record Caller(
        OrgId org,
        String credential,
        Optional<User> user,
        Optional<Source> source,
        Set<String> scopes,
        Vocabulary vocabulary) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A caller whose key knows but one vocabulary. */
    public Caller(OrgId org, String credential, Optional<User> user, Optional<Source> source, Set<String> scopes) {
        this(org, credential, user, source, scopes, Vocabulary.DOCUMENTED);
    }
}
