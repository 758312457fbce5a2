package dev.fovea.dialect.fovea;

import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Credentials of all dialects: made, listed without their secrets, revoked. */
final class KeyDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final IssueCredential issue;
    private final CredentialQueries credentials;
    private final RevokeCredential revoke;
    private final BatchQueries sources;
    private final Clock clock;

    KeyDoor(
            FoveaAuth auth,
            IssueCredential issue,
            CredentialQueries credentials,
            RevokeCredential revoke,
            BatchQueries sources,
            Clock clock) {
        this.auth = auth;
        this.issue = issue;
        this.credentials = credentials;
        this.revoke = revoke;
        this.sources = sources;
        this.clock = clock;
    }

    /** A credential with the dialect it is for. */
    private record Key(KeyDialect dialect, Credential credential) {
        long number() {
            return credential.id().value();
        }
    }

    void create(Context context) {
        Caller caller = auth.administrator(context);
        NewKey wanted = NewKey.parse(Bodies.read(context, BODY_BYTES), clock.instant());
        IssueCredential.Receipt receipt = issue.issue(wanted.command(caller));
        Map<String, Object> view = view(new Key(wanted.dialect(), receipt.credential()));
        view.put("secret", receipt.secret());
        Json.answer(context, 201, view);
    }

    void list(Context context) {
        Caller caller = auth.administrator(context);
        Paging paging = Paging.of(context);
        List<Key> newestFirst = keys(caller.org())
                .sorted(Comparator.comparingLong(Key::number).reversed())
                .toList();
        Paging.answer(context, paging.of(newestFirst, Key::number), this::view);
    }

    private Stream<Key> keys(OrgId org) {
        return Stream.of(KeyDialect.values())
                .flatMap(dialect ->
                        credentials.list(org, dialect.kind()).stream().map(credential -> new Key(dialect, credential)));
    }

    void revoke(Context context) {
        Caller caller = auth.administrator(context);
        String id = context.pathParam("id");
        Key key = keys(caller.org())
                .filter(known -> known.credential().uuid().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CREDENTIAL, id)));
        RevokeCredential.Receipt receipt = revoke.revoke(new RevokeCredential.Command(
                caller.org(), key.dialect().kind(), key.credential().uuid()));
        Json.answer(context, 200, view(new Key(key.dialect(), receipt.credential())));
    }

    private Map<String, Object> view(Key key) {
        Credential credential = key.credential();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", credential.uuid().toString());
        view.put("dialect", Spelling.word(key.dialect()));
        view.put("name", credential.name());
        view.put("prefix", credential.prefix());
        credential
                .source()
                .flatMap(sources::source)
                .map(Source::externalId)
                .ifPresent(device -> view.put("device_id", device));
        if (key.dialect() == KeyDialect.HUB) {
            view.put("scopes", credential.scopes().stream().sorted().toList());
        }
        view.put("created_at", credential.createdAt().toString());
        view.put("expires_at", Spelling.time(credential.expiresAt()));
        view.put("last_used_at", Spelling.time(credential.lastUsedAt()));
        view.put("revoked_at", Spelling.time(credential.revokedAt()));
        return view;
    }
}
