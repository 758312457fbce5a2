package dev.fovea.dialect.hub;

import dev.fovea.core.access.ChangeAccessToken;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.IssueTokens;
import dev.fovea.core.access.LogIn;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.HexId;
import dev.fovea.model.User;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Login and long-lived access tokens (hub.md §3). */
final class AccountDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private final HubAuth auth;
    private final LogIn logIn;
    private final IssueTokens tokens;
    private final IssueCredential issue;
    private final ChangeAccessToken change;
    private final RevokeCredential revoke;
    private final CredentialQueries credentials;

    AccountDoor(
            HubAuth auth,
            LogIn logIn,
            IssueTokens tokens,
            IssueCredential issue,
            ChangeAccessToken change,
            RevokeCredential revoke,
            CredentialQueries credentials) {
        this.auth = auth;
        this.logIn = logIn;
        this.tokens = tokens;
        this.issue = issue;
        this.change = change;
        this.revoke = revoke;
        this.credentials = credentials;
    }

    void logIn(Context context) {
        ObjectNode body = HubFields.object(Bodies.read(context, BODY_BYTES));
        User user = logIn.logIn(new LogIn.Command(
                HubFields.requiredText(body, "username"), HubFields.requiredText(body, "password"), context.ip()));
        IssueTokens.Token token = tokens.issueLogin(user);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("token", token.text());
        data.put("expire", token.expiresAt().toString());
        data.put("username", user.username());
        data.put("role", user.role().name().toLowerCase(Locale.ROOT));
        Json.answer(context, 200, Map.of("data", data));
    }

    void createToken(Context context) {
        Caller caller = auth.user(context);
        ObjectNode token = token(context);
        IssueCredential.Receipt receipt = issue.issue(
                Actor.of(caller, context.ip()),
                new IssueCredential.Command.AccessToken(
                        caller,
                        HubFields.text(token, "name").orElse(""),
                        HubFields.text(token, "description").orElse(""),
                        expiration(token).orElse(0),
                        scopes(token).orElse(Set.of())));
        Map<String, Object> view = view(receipt.credential());
        view.put("token", receipt.secret());
        Json.answer(context, 201, Map.of("data", Map.of("token", view)));
    }

    void listTokens(Context context) {
        List<Map<String, Object>> views = credentials.accessTokens(auth.user(context)).stream()
                .map(AccountDoor::view)
                .toList();
        Json.answer(context, 200, Map.of("data", Map.of("access_tokens", views)));
    }

    void changeToken(Context context) {
        Caller caller = auth.user(context);
        HexId id = id(context);
        ObjectNode token = token(context);
        ChangeAccessToken.Receipt receipt = change.change(
                Actor.of(caller, context.ip()),
                new ChangeAccessToken.Command(
                        caller,
                        id,
                        HubFields.text(token, "name"),
                        HubFields.text(token, "description"),
                        expiration(token),
                        scopes(token)));
        Json.answer(context, 200, Map.of("data", Map.of("token", view(receipt.credential()))));
    }

    void revokeToken(Context context) {
        Caller caller = auth.tokenKeeper(context);
        Credential token = credentials.accessToken(caller, id(context));
        RevokeCredential.Receipt receipt = revoke.revoke(
                Actor.of(caller, context.ip()),
                new RevokeCredential.Command(caller.org(), CredentialKind.ACCESS_TOKEN, token.uuid()));
        Json.answer(
                context,
                200,
                Map.of(
                        "data",
                        Map.of(
                                "id",
                                CredentialQueries.hexId(receipt.credential()).toString(),
                                "deleted",
                                true)));
    }

    private static Map<String, Object> view(Credential credential) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", CredentialQueries.hexId(credential).toString());
        view.put("name", credential.name());
        view.put(
                "description",
                Json.MAPPER.readTree(credential.options()).path("description").asString(""));
        view.put(
                "expiration",
                credential.expiresAt().map(Instant::getEpochSecond).orElse(0L));
        view.put("scopes", credential.scopes().stream().sorted().toList());
        view.put("prefix", credential.prefix());
        view.put("created_at", credential.createdAt().toString());
        view.put("last_used_at", credential.lastUsedAt().map(Instant::toString).orElse(null));
        return view;
    }

    private static HexId id(Context context) {
        String text = context.pathParam("id");
        return HexId.parse(text)
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CREDENTIAL, text)));
    }

    /** The documents wrap the members in {@code token}; a bare object is understood too. */
    private static ObjectNode token(Context context) {
        ObjectNode body = HubFields.object(Bodies.read(context, BODY_BYTES));
        return body.get("token") instanceof ObjectNode token ? token : body;
    }

    private static OptionalLong expiration(ObjectNode token) {
        JsonNode node = token.path("expiration");
        if (node.isMissingNode() || node.isNull()) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw HubFields.invalid("expiration", "expiration must be epoch seconds");
        }
        return OptionalLong.of(node.longValue());
    }

    private static Optional<Set<String>> scopes(ObjectNode token) {
        JsonNode node = token.path("scopes");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            throw HubFields.invalid("scopes", "scopes must be an array of strings");
        }
        Set<String> scopes = new HashSet<>();
        for (JsonNode scope : node) {
            if (!scope.isString()) {
                throw HubFields.invalid("scopes", "scopes must be an array of strings");
            }
            scopes.add(scope.stringValue());
        }
        return Optional.of(scopes);
    }
}
