package dev.fovea.dialect.genlogs;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.Permissions;
import dev.fovea.http.Bearer;
import dev.fovea.model.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/** A partner's key on every call, a user's token on {@code POST /image} (seed genlogs, Request Headers). */
final class GenlogsAuth {
    private final Authenticate authenticate;

    GenlogsAuth(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    Caller partner(Context context) {
        return authenticate.partnerKey(Optional.ofNullable(context.header("x-api-key")));
    }

    /** {@code Authorization} wins over its synonym {@code Access-Token} (genlogs.md §2). */
    void mayIngest(Context context, Caller partner) {
        Optional<String> token = Bearer.of(context).or(() -> Optional.ofNullable(context.header("Access-Token")));
        Caller user = authenticate.accessToken(token, partner.org());
        Permissions.requireScope(user, Permissions.EXTERNAL_API_IMAGE_INGEST);
    }
}
