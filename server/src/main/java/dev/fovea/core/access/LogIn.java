package dev.fovea.core.access;

import dev.fovea.core.port.Cpu;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.LoginAttempts;
import dev.fovea.core.port.Passwords;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Users.Login;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.TooManyAttempts;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Checks a name and password. An unknown name costs the same time and earns the same answer as a wrong password. After ten
 * failures for a name from an address within ten minutes, nothing is checked until the oldest of them is ten minutes old
 * (genlogs.md §2, hub.md §3).
 */
public final class LogIn {
    private static final int MOST_FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Store store;
    private final Passwords passwords;
    private final Cpu cpu;
    private final Ids ids;
    private final Clock clock;
    private @Nullable String nobodysHash;

    /** Logs in against the store; the slow hash runs on {@code cpu}. */
    public LogIn(Store store, Passwords passwords, Cpu cpu, Ids ids, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.cpu = cpu;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who wants in.
     *
     * @param name user name or e-mail address, in any case
     * @param address where the call comes from
     */
    public record Command(String name, String password, String address) {
        @Override
        public String toString() {
            return "Command[" + name + " from " + address + "]";
        }
    }

    /**
     * The user of that name and password.
     *
     * @throws FoveaException {@code Unauthenticated(PASSWORD, INVALID)}, {@code TooManyAttempts}, or
     *     {@code Unavailable(WORKERS)} when too many are logging in at this moment
     */
    public User logIn(Command command) {
        String key = attemptsKey(command);
        refuseLockedOut(key);
        Optional<User> named = store.read(
                session -> session.users().findLogin(command.name().strip()).map(Login::user));
        Optional<User> user = check(command);
        settle(
                key,
                user.isPresent(),
                named.map(known -> new Actor(known.org(), known.username(), Optional.of(command.address()))));
        return user.orElseThrow(() -> new FoveaException(new Unauthenticated(Proof.PASSWORD, Flaw.INVALID)));
    }

    private static String attemptsKey(Command command) {
        return Secret.hash(command.name().strip().toLowerCase(Locale.ROOT) + '\n' + command.address());
    }

    private void refuseLockedOut(String key) {
        store.read(session -> {
            refuseLockedOut(session.loginAttempts(), key, clock.instant());
            return key;
        });
    }

    private static void refuseLockedOut(LoginAttempts attempts, String key, Instant now) {
        if (attempts.failures(key, now.minus(WINDOW)) >= MOST_FAILURES) {
            throw new FoveaException(new TooManyAttempts(untilRelease(attempts, key, now)));
        }
    }

    /** The least number of whole seconds after which fewer than the most failures are left in the window. */
    private static Duration untilRelease(LoginAttempts attempts, String key, Instant now) {
        long locked = 0;
        long free = WINDOW.toSeconds() + 1;
        while (free - locked > 1) {
            long middle = (locked + free) / 2;
            Instant since = now.plusSeconds(middle).minus(WINDOW);
            if (attempts.failures(key, since) >= MOST_FAILURES) {
                locked = middle;
            } else {
                free = middle;
            }
        }
        return Duration.ofSeconds(free);
    }

    private Optional<User> check(Command command) {
        Optional<Login> login =
                store.read(session -> session.users().findLogin(command.name().strip()));
        boolean matches = onCpu(() -> {
            String nobody = nobodysHash();
            return passwords.matches(
                    command.password(), login.map(Login::passwordHash).orElse(nobody));
        });
        return login.map(Login::user).filter(user -> matches && user.active());
    }

    private boolean onCpu(Callable<Boolean> work) {
        try {
            return cpu.call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a password could not be checked", e);
        }
    }

    private synchronized String nobodysHash() {
        if (nobodysHash == null) {
            nobodysHash = passwords.hash(Secret.password(ids));
        }
        return nobodysHash;
    }

    /**
     * Counts the outcome. The limit holds again here, for guesses that were checked side by side: no more than the most
     * failures ever learn that they failed, and none beyond them that it succeeded.
     */
    private void settle(String key, boolean success, Optional<Actor> named) {
        Instant now = clock.instant();
        if (success && store.read(session -> session.loginAttempts().failures(key, Instant.EPOCH)) == 0) {
            return;
        }
        store.inTransaction(session -> {
            LoginAttempts attempts = session.loginAttempts();
            refuseLockedOut(attempts, key, now);
            if (success) {
                attempts.clear(key);
            } else {
                attempts.fail(key, now);
                attempts.prune(now.minus(WINDOW));
                boolean locked = attempts.failures(key, now.minus(WINDOW)) >= MOST_FAILURES;
                named.ifPresent(actor -> session.audit()
                        .append(actor, locked ? "login.locked" : "login.failed", actor.name(), "{}", now));
            }
            return key;
        });
    }
}
