package dev.fovea.dialect.fovea;

import dev.fovea.core.access.UserQueries;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.model.Credential;
import dev.fovea.model.Source;
import dev.fovea.model.User;
import java.util.LinkedHashMap;
import java.util.Map;

/** Credentials as JSON, never with their secrets. */
final class KeyViews {
    private final BatchQueries sources;
    private final UserQueries users;

    KeyViews(BatchQueries sources, UserQueries users) {
        this.sources = sources;
        this.users = users;
    }

    Map<String, Object> view(KeyDoor.Key key) {
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
        credential
                .user()
                .map(id -> users.get(credential.org(), id))
                .map(User::username)
                .ifPresent(user -> view.put("user", user));
        if (key.dialect() == KeyDialect.HUB || key.dialect() == KeyDialect.IMGGO) {
            view.put("scopes", credential.scopes().stream().sorted().toList());
        }
        view.put("created_at", credential.createdAt().toString());
        view.put("expires_at", Spelling.time(credential.expiresAt()));
        view.put("last_used_at", Spelling.time(credential.lastUsedAt()));
        view.put("revoked_at", Spelling.time(credential.revokedAt()));
        return view;
    }
}
