package dev.fovea.dialect.fovea;

import dev.fovea.core.access.ChangeCredential;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.access.RotateCredential;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.OrgId;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Credentials of all dialects: made, listed without their secrets, changed, rotated, revoked. */
final class KeyDoor {
    static final String PATH = "/v1/keys";

    private static final int BODY_BYTES = 64 * 1024;
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private final FoveaAuth auth;
    private final UseCases core;
    private final KeyViews views;
    private final Clock clock;

    /** What is done with keys. */
    record UseCases(
            IssueCredential issue,
            CredentialQueries queries,
            ChangeCredential change,
            RotateCredential rotate,
            RevokeCredential revoke) {}

    KeyDoor(FoveaAuth auth, UseCases core, KeyViews views, Clock clock) {
        this.auth = auth;
        this.core = core;
        this.views = views;
        this.clock = clock;
    }

    /** A credential with the dialect it is for. */
    record Key(KeyDialect dialect, Credential credential) {
        long number() {
            return credential.id().value();
        }
    }

    void create(Context context) {
        Caller caller = auth.administrator(context);
        NewKey wanted = NewKey.parse(Bodies.read(context, BODY_BYTES), clock.instant());
        IssueCredential.Receipt receipt = core.issue.issue(FoveaAuth.actor(context, caller), wanted.command(caller));
        answer(context, wanted.dialect(), receipt);
    }

    private void answer(Context context, KeyDialect dialect, IssueCredential.Receipt receipt) {
        Map<String, Object> view = views.view(new Key(dialect, receipt.credential()));
        view.put("secret", receipt.secret());
        Json.answer(context, 201, view);
    }

    /** With {@code revoked=true} also those that are revoked; {@code dialect} and {@code user} narrow down. */
    void list(Context context) {
        Caller caller = auth.administrator(context);
        Paging paging = Paging.of(context);
        boolean revoked = Parameter.flag(context, "revoked").orElse(false);
        Optional<KeyDialect> dialect = Parameter.word(context, "dialect", KeyDialect.class);
        List<Key> newestFirst = keys(caller.org(), dialect)
                .filter(key -> revoked || key.credential().revokedAt().isEmpty())
                .sorted(Comparator.comparingLong(Key::number).reversed())
                .toList();
        Paging.answer(context, paging.of(newestFirst, Key::number), views::view);
    }

    private Stream<Key> keys(OrgId org, Optional<KeyDialect> only) {
        return Stream.of(KeyDialect.values())
                .filter(dialect -> only.isEmpty() || only.get() == dialect)
                .flatMap(dialect -> core.queries.list(org, dialect.kind()).stream()
                        .map(credential -> new Key(dialect, credential)));
    }

    void get(Context context) {
        Json.answer(context, 200, views.view(key(context, auth.administrator(context))));
    }

    void change(Context context) {
        Caller caller = auth.administrator(context);
        KeyChange change = KeyChange.parse(Bodies.read(context, BODY_BYTES), clock.instant());
        Key key = key(context, caller);
        Credential changed = core.change.change(new ChangeCredential.Command(
                FoveaAuth.actor(context, caller),
                key.dialect().kind(),
                key.credential().uuid(),
                change.name(),
                change.scopes(),
                change.expiresAt()));
        Json.answer(context, 200, views.view(new Key(key.dialect(), changed)));
    }

    /** The successor, with its secret; the body may name the overlap. */
    void rotate(Context context) {
        Caller caller = auth.administrator(context);
        Duration overlap = overlap(Bodies.read(context, BODY_BYTES));
        Key key = key(context, caller);
        IssueCredential.Receipt receipt = core.rotate.rotate(new RotateCredential.Command(
                caller,
                FoveaAuth.actor(context, caller),
                key.dialect().kind(),
                key.credential().uuid(),
                overlap));
        answer(context, key.dialect(), receipt);
    }

    static Duration overlap(byte[] body) {
        if (body.length == 0) {
            return USUAL_OVERLAP;
        }
        FoveaFields fields = FoveaFields.body(body);
        Optional<Duration> overlap = fields.seconds("overlap_seconds", RotateCredential.LONGEST);
        fields.check();
        return overlap.orElse(USUAL_OVERLAP);
    }

    void revoke(Context context) {
        Caller caller = auth.administrator(context);
        Key key = key(context, caller);
        RevokeCredential.Receipt receipt = core.revoke.revoke(
                FoveaAuth.actor(context, caller),
                new RevokeCredential.Command(
                        caller.org(), key.dialect().kind(), key.credential().uuid()));
        Json.answer(context, 200, views.view(new Key(key.dialect(), receipt.credential())));
    }

    private Key key(Context context, Caller caller) {
        String id = context.pathParam("id");
        return keys(caller.org(), Optional.empty())
                .filter(known -> known.credential().uuid().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new FoveaException(new FoveaError.NotFound(FoveaError.Thing.CREDENTIAL, id)));
    }
}
