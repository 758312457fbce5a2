package dev.fovea.dialect.fovea;

import dev.fovea.core.access.CreateProvisioningToken;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Tokens with which devices join by themselves. */
final class ProvisioningDoor {
    static final String PATH = "/v1/provisioning-tokens";

    private static final int BODY_BYTES = 64 * 1024;
    private static final long MOST_DAYS = 36_500;
    private final FoveaAuth auth;
    private final UseCases core;

    /** What is done with provisioning tokens. */
    record UseCases(CreateProvisioningToken create, CredentialQueries queries, RevokeCredential revoke) {}

    ProvisioningDoor(FoveaAuth auth, UseCases core) {
        this.auth = auth;
        this.core = core;
    }

    void create(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String name = fields.requiredText("name");
        OptionalLong days = fields.size("expires_in_days", MOST_DAYS);
        boolean once = fields.flag("single_use").orElse(false);
        fields.refuseOthers(Set.of("name", "expires_in_days", "single_use"));
        fields.check();
        CreateProvisioningToken.Receipt receipt = core.create.create(
                FoveaAuth.actor(context, caller),
                new CreateProvisioningToken.Command(
                        caller.org(),
                        name,
                        days.isPresent() ? OptionalInt.of((int) days.getAsLong()) : OptionalInt.empty(),
                        once));
        Map<String, Object> view = view(receipt.credential());
        view.put("token", receipt.secret());
        view.put("setup_command", setupCommand(context, receipt.secret()));
        Json.answer(context, 201, view);
    }

    private static String setupCommand(Context context, String token) {
        return "curl -sS -X POST " + context.scheme() + "://" + context.host()
                + "/api/devices/provision -H 'Content-Type: application/json' -d '{\"token\":\"" + token
                + "\",\"device_info\":{\"device_id\":\"my-device\"}}'";
    }

    void list(Context context) {
        Caller caller = auth.administrator(context);
        Paging paging = Paging.of(context);
        Paging.answer(
                context,
                paging.of(
                        core.queries.list(caller.org(), CredentialKind.PROVISIONING),
                        token -> token.id().value()),
                ProvisioningDoor::view);
    }

    void revoke(Context context) {
        Caller caller = auth.administrator(context);
        RevokeCredential.Receipt receipt = core.revoke.revoke(
                FoveaAuth.actor(context, caller),
                new RevokeCredential.Command(caller.org(), CredentialKind.PROVISIONING, id(context)));
        Json.answer(context, 200, view(receipt.credential()));
    }

    private static UUID id(Context context) {
        String text = context.pathParam("id");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CREDENTIAL, text), e);
        }
    }

    private static Map<String, Object> view(Credential token) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", token.uuid().toString());
        view.put("name", token.name());
        view.put("prefix", token.prefix());
        view.put("single_use", token.singleUse());
        view.put("use_count", token.useCount());
        view.put("created_at", token.createdAt().toString());
        view.put("expires_at", Spelling.time(token.expiresAt()));
        view.put("last_used_at", Spelling.time(token.lastUsedAt()));
        view.put("revoked_at", Spelling.time(token.revokedAt()));
        return view;
    }
}
