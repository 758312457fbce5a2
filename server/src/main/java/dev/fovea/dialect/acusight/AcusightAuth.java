package dev.fovea.dialect.acusight;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.Permissions;
import dev.fovea.http.Bearer;
import dev.fovea.model.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/** Devices by {@code X-Device-Key} (seed acusight upload, Authentication), people by a bearer token. */
final class AcusightAuth {
    private final Authenticate authenticate;

    AcusightAuth(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    /** A device that may send. */
    Caller device(Context context) {
        return authenticate.deviceKey(key(context));
    }

    /** A device, also one that waits for approval. */
    Caller anyDevice(Context context) {
        return authenticate.anyDeviceKey(key(context));
    }

    Caller reader(Context context) {
        return scoped(context, Permissions.MEDIA_READ);
    }

    Caller writer(Context context) {
        return scoped(context, Permissions.MEDIA_WRITE);
    }

    Caller administrator(Context context) {
        return scoped(context, Permissions.ADMIN);
    }

    private Caller scoped(Context context, String scope) {
        Caller caller = authenticate.bearer(Bearer.of(context));
        Permissions.requireScope(caller, scope);
        return caller;
    }

    private static Optional<String> key(Context context) {
        return Optional.ofNullable(context.header("X-Device-Key"));
    }
}
