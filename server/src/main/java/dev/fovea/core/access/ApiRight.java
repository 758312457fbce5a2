package dev.fovea.core.access;

import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an API key may be limited to, in the two spellings that are around (imggo.md §3). A key without scopes has the
 * whole documented list. A user in place of a key does what the role allows.
 */
public enum ApiRight {
    PATTERNS_READ("patterns:read", "patterns:read", Permissions.MEDIA_READ),
    PATTERNS_WRITE("patterns:write", "patterns:write", Permissions.MEDIA_WRITE),
    PATTERNS_DELETE("patterns:delete", "patterns:delete", Permissions.MEDIA_WRITE),
    JOBS_CREATE("jobs:create", "patterns:ingest", Permissions.MEDIA_WRITE),
    JOBS_READ("jobs:read", "jobs:read", Permissions.MEDIA_READ),
    WEBHOOKS_READ("webhooks:manage", "webhooks:read", Permissions.MEDIA_READ),
    WEBHOOKS_WRITE("webhooks:manage", "webhooks:write", Permissions.MEDIA_WRITE),
    WEBHOOKS_DELETE("webhooks:manage", "webhooks:delete", Permissions.MEDIA_WRITE);

    private static final String EVERYTHING = "admin:all";

    private final String documented;
    private final String deployed;
    private final String permission;

    ApiRight(String documented, String deployed, String permission) {
        this.documented = documented;
        this.deployed = deployed;
        this.permission = permission;
    }

    /** Whether a key can be limited to this scope, in either spelling. */
    public static boolean isScope(String name) {
        return name.equals(EVERYTHING)
                || Stream.of(values()).anyMatch(right -> right.documented.equals(name) || right.deployed.equals(name));
    }

    /**
     * Insists that the caller has this right.
     *
     * @throws FoveaException {@code Forbidden(SCOPE)} for a key, {@code Forbidden(ROLE or SCOPE)} for a user
     */
    public void require(Caller caller) {
        if (caller.user().isPresent()) {
            Permissions.requireScope(caller, permission);
        } else if (!grantedBy(caller.scopes())) {
            throw new FoveaException(
                    new Forbidden(Bar.SCOPE, "This API key does not have '" + documented + "' permission"));
        }
    }

    private boolean grantedBy(Set<String> scopes) {
        return scopes.isEmpty()
                || scopes.contains(documented)
                || scopes.contains(deployed)
                || scopes.contains(EVERYTHING);
    }
}
