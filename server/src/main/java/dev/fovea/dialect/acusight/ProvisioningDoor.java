package dev.fovea.dialect.acusight;

import dev.fovea.core.access.ChangePolicy;
import dev.fovea.core.access.CreateProvisioningToken;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.ProvisionDevice;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How devices join, and the organisation's own switches (acusight.md A3, A4, A12). */
final class ProvisioningDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private final AcusightAuth auth;
    private final CreateProvisioningToken createToken;
    private final CredentialQueries credentials;
    private final RevokeCredential revoke;
    private final ProvisionDevice provisionDevice;
    private final ChangePolicy changePolicy;

    ProvisioningDoor(
            AcusightAuth auth,
            CreateProvisioningToken createToken,
            CredentialQueries credentials,
            RevokeCredential revoke,
            ProvisionDevice provisionDevice,
            ChangePolicy changePolicy) {
        this.auth = auth;
        this.createToken = createToken;
        this.credentials = credentials;
        this.revoke = revoke;
        this.provisionDevice = provisionDevice;
        this.changePolicy = changePolicy;
    }

    void createToken(Context context) {
        Caller caller = auth.administrator(context);
        AcusightFields fields = AcusightFields.body(Bodies.read(context, BODY_BYTES));
        CreateProvisioningToken.Receipt receipt = createToken.create(
                Actor.of(caller, context.ip()),
                new CreateProvisioningToken.Command(
                        caller.org(),
                        fields.requiredText("name"),
                        fields.size("expires_in_days"),
                        fields.bool("single_use").orElse(false)));
        Map<String, Object> data = new LinkedHashMap<>();
        Credential credential = receipt.credential();
        data.put("id", credential.uuid().toString());
        data.put("name", credential.name());
        data.put("token", receipt.secret());
        data.put("single_use", credential.singleUse());
        data.put("created_at", credential.createdAt().toString());
        data.put("expires_at", text(credential.expiresAt()));
        data.put("setup_command", setupCommand(context, receipt.secret()));
        Json.answer(context, 201, AcusightMapping.success(data));
    }

    private static String setupCommand(Context context, String token) {
        return "curl -sS -X POST %s://%s/api/devices/provision -H 'Content-Type: application/json' -d '{\"token\":\"%s\",\"device_info\":{\"device_id\":\"my-device\"}}'"
                .formatted(context.scheme(), context.host(), token);
    }

    void listTokens(Context context) {
        Caller caller = auth.administrator(context);
        List<Map<String, Object>> items = credentials.list(caller.org(), CredentialKind.PROVISIONING).stream()
                .map(ProvisioningDoor::item)
                .toList();
        Map<String, Object> body = AcusightMapping.success(items);
        body.put("meta", Map.of("count", items.size(), "limit", items.size(), "offset", 0, "total", items.size()));
        Json.answer(context, 200, body);
    }

    private static Map<String, Object> item(Credential credential) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", credential.uuid().toString());
        item.put("name", credential.name());
        item.put("single_use", credential.singleUse());
        item.put("use_count", credential.useCount());
        item.put("created_at", credential.createdAt().toString());
        item.put("expires_at", text(credential.expiresAt()));
        item.put("last_used_at", text(credential.lastUsedAt()));
        item.put("revoked_at", text(credential.revokedAt()));
        return item;
    }

    void revokeToken(Context context) {
        Caller caller = auth.administrator(context);
        RevokeCredential.Receipt receipt = revoke.revoke(
                Actor.of(caller, context.ip()),
                new RevokeCredential.Command(caller.org(), CredentialKind.PROVISIONING, uuid(context.pathParam("id"))));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", receipt.credential().uuid().toString());
        data.put("revoked_at", receipt.revokedAt().toString());
        Json.answer(context, 200, AcusightMapping.success(data));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CREDENTIAL, text));
        }
    }

    void provision(Context context) {
        AcusightFields fields = AcusightFields.body(Bodies.read(context, BODY_BYTES));
        String token = fields.requiredText("token");
        ObjectNode info = fields.object("device_info")
                .orElseThrow(() -> AcusightFields.invalid("device_info", "device_info is required"));
        AcusightFields device = AcusightFields.of(info, "device_info");
        ProvisionDevice.Receipt receipt = provisionDevice.provision(
                new ProvisionDevice.Command(token, device.requiredText("device_id"), device.text("name")));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("device_id", receipt.device().externalId());
        data.put("endpoint_id", receipt.device().externalId());
        data.put("api_key", receipt.deviceKey());
        data.put("api_endpoint", context.scheme() + "://" + context.host());
        data.put("edge_key", null);
        data.put("portainer_endpoint_id", null);
        Json.answer(context, 201, AcusightMapping.success(data));
    }

    void organisation(Context context) {
        answer(context, changePolicy.get(auth.reader(context).org()));
    }

    void changeOrganisation(Context context) {
        Caller caller = auth.administrator(context);
        AcusightFields fields = AcusightFields.body(Bodies.read(context, BODY_BYTES));
        Map<String, String> settings = new LinkedHashMap<>();
        fields.object("settings")
                .ifPresent(node -> node.properties()
                        .forEach(member ->
                                settings.put(member.getKey(), member.getValue().asString())));
        answer(context, changePolicy.change(Actor.of(caller, context.ip()), settings));
    }

    private static void answer(Context context, ChangePolicy.Profile profile) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", profile.organisation().uuid().toString());
        data.put("name", profile.organisation().name());
        data.put("settings", profile.settings());
        data.put("created_at", profile.organisation().createdAt().toString());
        Json.answer(context, 200, AcusightMapping.success(data));
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
