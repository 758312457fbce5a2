package dev.fovea.dialect.fovea;

import dev.fovea.core.access.IssueCredential;
import dev.fovea.model.Caller;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Body of {@code POST /v1/keys}. */
record NewKey(
        KeyDialect dialect,
        String name,
        String deviceId,
        Set<String> scopes,
        Vocabulary vocabulary,
        Optional<Instant> expiresAt) {

    static NewKey parse(byte[] body, Instant now) {
        FoveaFields fields = FoveaFields.body(body);
        KeyDialect dialect = dialect(fields);
        boolean device = dialect == KeyDialect.ACUSIGHT;
        NewKey key = new NewKey(
                dialect,
                device ? "" : fields.requiredText("name"),
                device ? fields.requiredText("device_id") : "",
                fields.texts("scopes"),
                vocabulary(fields),
                end(fields, device, now));
        fields.check();
        return key;
    }

    private static KeyDialect dialect(FoveaFields fields) {
        String word = fields.requiredText("dialect");
        Optional<KeyDialect> dialect = KeyDialect.of(word);
        if (dialect.isEmpty() && !word.isEmpty()) {
            fields.problem("enum", "dialect", "must be genlogs, acusight, imggo or hub");
        }
        fields.check();
        return dialect.orElseThrow();
    }

    private static Vocabulary vocabulary(FoveaFields fields) {
        Optional<String> word = fields.text("vocabulary");
        Optional<Vocabulary> vocabulary = word.flatMap(Vocabulary::of);
        if (word.isPresent() && vocabulary.isEmpty()) {
            fields.problem("enum", "vocabulary", "must be documented or deployed");
        }
        return vocabulary.orElse(Vocabulary.DOCUMENTED);
    }

    private static Optional<Instant> end(FoveaFields fields, boolean device, Instant now) {
        Optional<Instant> end = fields.time("expires_at").map(OffsetDateTime::toInstant);
        if (end.isPresent() && device) {
            fields.problem("value_error", "expires_at", "is not for device keys, which end with the next key");
        }
        if (end.isPresent() && end.get().getEpochSecond() <= now.getEpochSecond()) {
            fields.problem("value_error", "expires_at", "must lie in the future");
        }
        return end;
    }

    IssueCredential.Command command(Caller caller) {
        return switch (dialect) {
            case GENLOGS -> new IssueCredential.Command.PartnerKey(caller.org(), name, expiresAt);
            case ACUSIGHT -> new IssueCredential.Command.DeviceKey(caller.org(), deviceId);
            case IMGGO -> new IssueCredential.Command.ApiKey(caller.org(), name, vocabulary, scopes, expiresAt);
            case HUB -> new IssueCredential.Command.AccessToken(caller, name, "", expiration(), scopes);
        };
    }

    private long expiration() {
        return expiresAt.map(Instant::getEpochSecond).orElse(0L);
    }
}
