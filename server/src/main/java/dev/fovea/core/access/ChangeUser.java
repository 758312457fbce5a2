package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.Caller;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes who a user is and what they may do. Switched off, all their logins and tokens are dead with the next call, and
 * stay so when the user is switched on again. The last active administrator can neither be switched off nor demoted.
 */
public final class ChangeUser {
    private final Store store;
    private final Clock clock;

    /** Changes users in the store. */
    public ChangeUser(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What to change; what is empty stays.
     *
     * @param by an administrator of the organisation
     */
    public record Command(
            Caller by,
            Actor actor,
            UserId user,
            Optional<String> username,
            Optional<String> email,
            Optional<Role> role,
            Optional<Boolean> active) {
        /** A command that only switches a user off. */
        public static Command off(Caller by, Actor actor, UserId user) {
            return new Command(
                    by, actor, user, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false));
        }
    }

    /**
     * Changes the user.
     *
     * @return the user as they are now
     * @throws FoveaException {@code NotFound(USER)}, {@code Invalid}, {@code Conflict(NAME_TAKEN or LAST_ADMINISTRATOR)},
     *     or {@code Forbidden(ROLE)} for a role above the caller's
     */
    public User change(Command command) {
        Instant now = clock.instant();
        return store.inTransaction(session -> change(session, command, now));
    }

    private static User change(Session session, Command command, Instant now) {
        User before = UserQueries.get(session, command.by.org(), command.user);
        UserRules.requireMayHandle(session, command.by, before.role());
        command.role.ifPresent(role -> UserRules.requireMayHandle(session, command.by, role));
        String username = command.username.map(UserRules::username).orElse(before.username());
        String email = command.email.map(UserRules::email).orElse(before.email());
        User after = session.users()
                .change(
                        before.id(),
                        username,
                        email,
                        command.role.orElse(before.role()),
                        command.active.orElse(before.active()))
                .orElseThrow(() -> AccessRules.taken("a user", username + " or " + email));
        if (before.active() && !after.active()) {
            UserRules.endLogins(session, after, now);
            session.credentials().revokeAll(after.id(), CredentialKind.ACCESS_TOKEN, now);
        }
        UserRules.requireAnAdministrator(session, after.org());
        record(session, command.actor, before, after, now);
        return after;
    }

    private static void record(Session session, Actor actor, User before, User after, Instant now) {
        Map<String, String> changes = changes(before, after);
        if (!changes.isEmpty()) {
            String action =
                    changes.getOrDefault("active", "true").equals("false") ? "user.deactivated" : "user.changed";
            session.audit().append(actor, action, before.username(), AuditEntry.details(changes), now);
        }
    }

    private static Map<String, String> changes(User before, User after) {
        Map<String, String> changes = new TreeMap<>();
        note(changes, "username", before.username(), after.username());
        note(changes, "email", before.email(), after.email());
        note(changes, "role", word(before.role()), word(after.role()));
        note(changes, "active", Boolean.toString(before.active()), Boolean.toString(after.active()));
        return changes;
    }

    private static void note(Map<String, String> changes, String name, String before, String after) {
        if (!before.equals(after)) {
            changes.put(name, after);
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
