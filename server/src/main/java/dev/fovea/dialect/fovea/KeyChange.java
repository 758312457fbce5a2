package dev.fovea.dialect.fovea;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Body of {@code PATCH /v1/keys/{id}}; what is not named stays.
 *
 * @param expiresAt present with nothing inside for {@code null}: the key does not end
 */
record KeyChange(Optional<String> name, Optional<Set<String>> scopes, Optional<Optional<Instant>> expiresAt) {
    static KeyChange parse(byte[] body, Instant now) {
        FoveaFields fields = FoveaFields.body(body);
        KeyChange change = new KeyChange(fields.text("name"), scopes(fields), end(fields, now));
        fields.refuseOthers(Set.of("name", "scopes", "expires_at"));
        fields.check();
        return change;
    }

    private static Optional<Set<String>> scopes(FoveaFields fields) {
        return fields.has("scopes") ? Optional.of(fields.texts("scopes")) : Optional.empty();
    }

    private static Optional<Optional<Instant>> end(FoveaFields fields, Instant now) {
        if (fields.isNull("expires_at")) {
            return Optional.of(Optional.empty());
        }
        Optional<Instant> end = fields.time("expires_at").map(OffsetDateTime::toInstant);
        if (end.isPresent() && !end.get().isAfter(now)) {
            fields.problem("value_error", "expires_at", "must lie in the future");
        }
        return end.isPresent() ? Optional.of(end) : Optional.empty();
    }
}
