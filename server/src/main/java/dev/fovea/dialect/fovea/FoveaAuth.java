package dev.fovea.dialect.fovea;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.OrganisationQueries;
import dev.fovea.core.access.Permissions;
import dev.fovea.http.Bearer;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import io.javalin.http.Context;

/** People and programs by a bearer token: a login token, or an access token limited by its scopes. */
final class FoveaAuth {
    private final Authenticate authenticate;
    private final OrganisationQueries organisations;

    FoveaAuth(Authenticate authenticate, OrganisationQueries organisations) {
        this.authenticate = authenticate;
        this.organisations = organisations;
    }

    /** Somebody, whatever they may do. */
    Caller anybody(Context context) {
        return authenticate.bearer(Bearer.of(context));
    }

    Caller reader(Context context) {
        return scoped(context, Permissions.MEDIA_READ);
    }

    /** Somebody who may change images and what is done with them. */
    Caller writer(Context context) {
        return scoped(context, Permissions.MEDIA_WRITE);
    }

    /** Somebody who may have others told of events. */
    Caller editor(Context context) {
        return scoped(context, Permissions.WEBHOOKS_MANAGE);
    }

    Caller administrator(Context context) {
        return scoped(context, Permissions.ADMIN);
    }

    /** The caller as the audit log names them. */
    static Actor actor(Context context, Caller caller) {
        return Actor.of(caller, context.ip());
    }

    /** The caller with the end of their token. */
    Authenticate.Identity identity(Context context) {
        return authenticate.identity(Bearer.of(context));
    }

    /** An administrator of the organisation that runs the server. */
    Caller operator(Context context) {
        Caller caller = anybody(context);
        organisations.requireOperator(caller);
        return caller;
    }

    private Caller scoped(Context context, String scope) {
        Caller caller = anybody(context);
        Permissions.requireScope(caller, scope);
        return caller;
    }
}
