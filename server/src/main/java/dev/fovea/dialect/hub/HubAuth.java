package dev.fovea.dialect.hub;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.Permissions;
import dev.fovea.http.Bearer;
import dev.fovea.model.Caller;
import io.javalin.http.Context;

/** A login token or a long-lived access token of a user (seed hub, Authenticate). */
final class HubAuth {
    private final Authenticate authenticate;

    HubAuth(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    Caller reader(Context context) {
        return scoped(context, Permissions.DETECTIONS_READ);
    }

    Caller writer(Context context) {
        return scoped(context, Permissions.DETECTIONS_WRITE);
    }

    /** Someone who may register recordings. */
    Caller registrar(Context context) {
        return scoped(context, Permissions.MEDIA_WRITE);
    }

    /** A person, or a token that may administer: a lesser token must not end others. */
    Caller tokenKeeper(Context context) {
        Caller caller = user(context);
        if (Permissions.isAccessToken(caller)) {
            Permissions.requireScope(caller, Permissions.ADMIN);
        }
        return caller;
    }

    /** Someone, whatever they may do. */
    Caller user(Context context) {
        return authenticate.bearer(Bearer.of(context));
    }

    private Caller scoped(Context context, String scope) {
        Caller caller = user(context);
        Permissions.requireScope(caller, scope);
        return caller;
    }
}
