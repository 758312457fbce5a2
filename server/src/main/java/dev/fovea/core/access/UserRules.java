package dev.fovea.core.access;

import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules that the commands about users share. */
final class UserRules {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 256;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private UserRules() {}

    /** A name to log in with. It holds no @, so that it cannot look like somebody's e-mail address. */
    static String username(String text) {
        String name = AccessRules.name("username", text);
        if (name.indexOf('@') >= 0) {
            throw AccessRules.broken("value_error", "username", "username must not contain @");
        }
        return name;
    }

    static String email(String text) {
        String email = AccessRules.name("email", text);
        if (!EMAIL.matcher(email).matches()) {
            throw AccessRules.broken("value_error", "email", "email must look like name@host");
        }
        return email;
    }

    /** A password that somebody chose. */
    static String password(String field, String text) {
        if (text.length() < SHORTEST_PASSWORD || text.length() > LONGEST_PASSWORD) {
            throw AccessRules.broken(
                    "value_error",
                    field,
                    field + " must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
        return text;
    }

    /** Nobody gives or takes a role above their own; the first owner is made by an administrator. */
    static void requireMayHandle(Session session, Caller by, Role role) {
        Permissions.require(by, Role.ADMIN);
        boolean above = !by.user().map(User::role).orElseThrow().includes(role);
        if (above && session.users().list(by.org()).stream().anyMatch(UserRules::owns)) {
            throw new FoveaException(
                    new Forbidden(Bar.ROLE, "this needs the role " + role.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static boolean owns(User user) {
        return user.active() && user.role() == Role.OWNER;
    }

    /** To be called after a change, in its transaction. */
    static void requireAnAdministrator(Session session, OrgId org) {
        if (session.users().administrators(org) == 0) {
            throw new FoveaException(new Conflict(
                    Clash.LAST_ADMINISTRATOR,
                    "This is the last active administrator; make another one first",
                    Map.of()));
        }
    }

    /** Ends every login of the user, and the refresh tokens that would bring them back. */
    static void endLogins(Session session, User user, Instant now) {
        session.users().endLogins(user.id());
        session.credentials().revokeAll(user.id(), CredentialKind.REFRESH, now);
    }
}
