package dev.fovea.model;

import java.time.Instant;

/**
 * A person or program with a password.
 *
 * @param username unique over the whole server, like {@code email}
 * @param generation counts what ended all logins; a token of an earlier generation is void
 */
public record User(
        UserId id,
        OrgId org,
        String username,
        String email,
        Role role,
        boolean active,
        int generation,
        Instant createdAt) {}
