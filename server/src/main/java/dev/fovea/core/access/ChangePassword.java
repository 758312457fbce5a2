package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Passwords;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.time.Clock;
import java.time.Instant;

/** Another password for a user: every login under the old one ends, access tokens stay. */
public final class ChangePassword {
    private final Store store;
    private final LogIn logIn;
    private final Ids ids;
    private final Passwords passwords;
    private final Clock clock;

    /** @param logIn checks the old password, and counts wrong ones */
    public ChangePassword(Store store, LogIn logIn, Ids ids, Passwords passwords, Clock clock) {
        this.store = store;
        this.logIn = logIn;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The user and the password, which is shown this once. */
    public record Reset(User user, String password) {
        @Override
        public String toString() {
            return "Reset[" + user.username() + "]";
        }
    }

    /**
     * Gives a user a password that nobody has chosen.
     *
     * @param by an administrator of the organisation
     * @throws FoveaException {@code NotFound(USER)}, or {@code Forbidden(ROLE)} for a user above the caller
     */
    public Reset reset(Caller by, Actor actor, UserId id) {
        String password = Secret.password(ids);
        String hash = passwords.hash(password);
        return store.inTransaction(session -> {
            User user = UserQueries.get(session, by.org(), id);
            UserRules.requireMayHandle(session, by, user.role());
            set(session, user, hash, actor, "user.password_reset");
            return new Reset(user, password);
        });
    }

    /**
     * Sets the caller's own password.
     *
     * @param address where the call comes from
     * @throws FoveaException {@code Invalid} for a wrong old password or a poor new one, {@code TooManyAttempts}, or
     *     {@code Forbidden(ROLE)} for a caller that is no user
     */
    public void change(Caller caller, String oldPassword, String newPassword, String address) {
        User user = caller.user()
                .orElseThrow(() -> new FoveaException(new Forbidden(Bar.ROLE, "only users have a password")));
        String chosen = UserRules.password("new_password", newPassword);
        requirePassword(new LogIn.Command(user.username(), oldPassword, address));
        String hash = passwords.hash(chosen);
        store.inTransaction(session -> {
            set(session, user, hash, Actor.of(caller, address), "user.password_changed");
            return user;
        });
    }

    /** A wrong old password is no reason to send somebody away who has shown a good token. */
    private void requirePassword(LogIn.Command command) {
        try {
            var _ = logIn.logIn(command);
        } catch (FoveaException e) {
            if (e.error() instanceof Unauthenticated) {
                throw AccessRules.broken("value_error", "old_password", "old_password is not the password");
            }
            throw e;
        }
    }

    private void set(Session session, User user, String hash, Actor actor, String action) {
        Instant now = clock.instant();
        session.users().setPassword(user.id(), hash);
        UserRules.endLogins(session, user, now);
        session.audit().append(actor, action, user.username(), "{}", now);
    }
}
