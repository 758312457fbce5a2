package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Passwords;
import dev.fovea.core.port.Store;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.Caller;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Adds a user with a password that nobody has chosen and that is shown this once. */
public final class CreateUser {
    private final Store store;
    private final Ids ids;
    private final Passwords passwords;
    private final Clock clock;

    /** Adds users to organisations in the store. */
    public CreateUser(Store store, Ids ids, Passwords passwords, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Whom to add.
     *
     * @param by an administrator of the organisation
     * @param username without @; unique on the server, like {@code email}
     */
    public record Command(Caller by, Actor actor, String username, String email, Role role) {}

    /** The user and the password. */
    public record Receipt(User user, String password) {
        @Override
        public String toString() {
            return "Receipt[" + user.username() + "]";
        }
    }

    /**
     * Adds the user.
     *
     * @throws FoveaException {@code Invalid}, {@code Conflict(NAME_TAKEN)}, or {@code Forbidden(ROLE)} for a role above
     *     the caller's
     */
    public Receipt create(Command command) {
        String username = UserRules.username(command.username);
        String email = UserRules.email(command.email);
        String password = Secret.password(ids);
        String hash = passwords.hash(password);
        Instant now = clock.instant();
        return store.inTransaction(session -> {
            UserRules.requireMayHandle(session, command.by, command.role);
            User user = session.users()
                    .add(command.by.org(), username, email, hash, command.role, now)
                    .orElseThrow(() -> AccessRules.taken("a user", username + " or " + email));
            String role = command.role.name().toLowerCase(Locale.ROOT);
            session.audit()
                    .append(command.actor, "user.created", username, AuditEntry.details(Map.of("role", role)), now);
            return new Receipt(user, password);
        });
    }
}
