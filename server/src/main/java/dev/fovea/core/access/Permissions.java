package dev.fovea.core.access;

import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may do. The role of the user is the ceiling; an access token is limited further by its scopes, and one
 * without scopes may read everything and write nothing (hub.md H6). Devices and partner keys alone hold no permission
 * that is asked for here.
 */
public final class Permissions {
    public static final String MARKERS_READ = "markers:read";
    public static final String MARKERS_WRITE = "markers:write";
    public static final String DETECTIONS_READ = "detections:read";
    public static final String DETECTIONS_WRITE = "detections:write";
    public static final String MEDIA_READ = "media:read";
    public static final String MEDIA_WRITE = "media:write";
    public static final String STORAGE_WRITE = "storage:write";
    public static final String WEBHOOKS_MANAGE = "webhooks:manage";
    public static final String ADMIN = "admin";

    /** The named permission of the roadside dialect (genlogs.md §2); what may write media has it. */
    public static final String EXTERNAL_API_IMAGE_INGEST = "external-api-image-ingest";

    private static final Map<String, Role> LEAST_ROLE = Map.of(
            MARKERS_READ, Role.VIEWER,
            MARKERS_WRITE, Role.EDITOR,
            DETECTIONS_READ, Role.VIEWER,
            DETECTIONS_WRITE, Role.EDITOR,
            MEDIA_READ, Role.VIEWER,
            MEDIA_WRITE, Role.EDITOR,
            STORAGE_WRITE, Role.EDITOR,
            WEBHOOKS_MANAGE, Role.EDITOR,
            EXTERNAL_API_IMAGE_INGEST, Role.EDITOR,
            ADMIN, Role.ADMIN);

    private static final Set<String> READING = Set.of(MARKERS_READ, DETECTIONS_READ, MEDIA_READ);

    private Permissions() {}

    /** Whether a token can be limited to this scope. */
    public static boolean isScope(String name) {
        return LEAST_ROLE.containsKey(name);
    }

    /**
     * Insists on a role.
     *
     * @throws FoveaException {@code Forbidden(ROLE)}
     */
    public static void require(Caller caller, Role role) {
        Optional<Role> held = caller.user().map(User::role);
        if (held.isEmpty() || !held.get().includes(role)) {
            throw forbidden(Bar.ROLE, "this needs the role " + role.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Insists on a scope and on the role that it stands for.
     *
     * @throws FoveaException {@code Forbidden(ROLE)} when the user may not do it at all, {@code Forbidden(SCOPE)} when
     *     only the token may not
     */
    public static void requireScope(Caller caller, String scope) {
        Role least = LEAST_ROLE.get(scope);
        if (least == null) {
            throw new IllegalArgumentException("no such scope: " + scope);
        }
        require(caller, least);
        if (isAccessToken(caller) && !grants(caller.scopes(), scope)) {
            throw forbidden(Bar.SCOPE, "this needs a token with the scope " + scope);
        }
    }

    /** Whether the caller showed a long-lived access token, which scopes limit. */
    public static boolean isAccessToken(Caller caller) {
        return caller.credential().startsWith(CredentialKind.ACCESS_TOKEN.prefix());
    }

    private static boolean grants(Set<String> held, String scope) {
        if (held.isEmpty()) {
            return READING.contains(scope);
        }
        return held.contains(scope)
                || held.contains(ADMIN)
                || (scope.equals(EXTERNAL_API_IMAGE_INGEST) && held.contains(MEDIA_WRITE));
    }

    private static FoveaException forbidden(Bar bar, String message) {
        return new FoveaException(new Forbidden(bar, message));
    }
}
