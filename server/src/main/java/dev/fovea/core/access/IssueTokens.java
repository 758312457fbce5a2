package dev.fovea.core.access;

import dev.fovea.core.port.Credentials;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Tokens;
import dev.fovea.core.port.Tokens.Use;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Organisation;
import dev.fovea.model.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out the tokens of a user who has proved who they are: a login token for 24 h (hub.md §3), or an access token for 60
 * min with a refresh token for 30 days that is replaced at each use (contracts, decision 4).
 */
public final class IssueTokens {
    private static final Duration ACCESS = Duration.ofMinutes(60);
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final Duration LOGIN = Duration.ofHours(24);

    /** How long a second use of a refresh token counts as a client's own race or retry, and not as theft. */
    private static final Duration RACE = Duration.ofSeconds(10);

    private final Store store;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;

    /** Issues tokens of users in the store. */
    public IssueTokens(Store store, Tokens tokens, Ids ids, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** A token and the second at which it ends. */
    public record Token(String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "Token[until " + expiresAt + "]";
        }
    }

    /** A pair of tokens and whose they are. */
    public record Pair(Token access, Token refresh, User user, Organisation organisation) {}

    /** An access and a refresh token for the user. */
    public Pair issueAccess(User user) {
        Instant now = now();
        Secret secret = Secret.mint(ids, CredentialKind.REFRESH);
        return store.inTransaction(session -> {
            keep(session, user, secret, now);
            return pair(session, user, secret, now);
        });
    }

    /**
     * A new pair in exchange for a refresh token, which works once. When a used token comes back later than a client's own
     * race would explain, the token that descends from it dies too.
     *
     * @throws FoveaException {@code Unauthenticated(REFRESH_TOKEN, INVALID or EXPIRED)}
     */
    public Pair refresh(String token) {
        Instant now = now();
        Secret fresh = Secret.mint(ids, CredentialKind.REFRESH);
        String hash = Secret.hash(token.strip());
        Optional<Pair> pair = store.inTransaction(session -> exchange(session, hash, fresh, now));
        return pair.orElseThrow(() -> refused(Flaw.INVALID));
    }

    /** A login token for the user. */
    public Token issueLogin(User user) {
        return sign(Use.LOGIN, user, now(), LOGIN);
    }

    private Optional<Pair> exchange(Session session, String hash, Secret fresh, Instant now) {
        Credentials credentials = session.credentials();
        Credential used = credentials.findByHash(CredentialKind.REFRESH, hash).orElseThrow(() -> refused(Flaw.INVALID));
        if (used.expiredAt(now)) {
            throw refused(Flaw.EXPIRED);
        }
        if (used.revokedAt().isPresent() || !credentials.revoke(used.id(), now)) {
            revokeStolen(credentials, used, now);
            return Optional.empty();
        }
        Optional<User> user =
                used.user().flatMap(id -> session.users().find(id)).filter(User::active);
        return user.map(owner -> replace(session, used, owner, fresh, now));
    }

    private Pair replace(Session session, Credential used, User user, Secret fresh, Instant now) {
        String successor = CredentialOptions.successor(fresh.hash());
        session.credentials().update(used.id(), used.name(), used.scopes(), used.expiresAt(), successor);
        keep(session, user, fresh, now);
        return pair(session, user, fresh, now);
    }

    /** Follows the line of successors to the living end and revokes that. */
    private static void revokeStolen(Credentials credentials, Credential used, Instant now) {
        if (used.revokedAt().isEmpty() || used.revokedAt().get().plus(RACE).isAfter(now)) {
            return;
        }
        Optional<Credential> next = successor(credentials, used);
        while (next.isPresent()) {
            credentials.revoke(next.get().id(), now);
            next = successor(credentials, next.get());
        }
    }

    private static Optional<Credential> successor(Credentials credentials, Credential used) {
        return CredentialOptions.successorIn(used.options())
                .flatMap(hash -> credentials.findByHash(CredentialKind.REFRESH, hash));
    }

    private void keep(Session session, User user, Secret secret, Instant now) {
        CredentialDraft draft = CredentialDraft.of(user.org(), "refresh")
                .forUser(user.id(), Set.of())
                .until(Optional.of(now.plus(REFRESH)));
        session.credentials().add(draft.with(secret, ids.uuid(), now));
    }

    private Pair pair(Session session, User user, Secret refresh, Instant now) {
        Token access = sign(Use.ACCESS, user, now, ACCESS);
        Organisation organisation = session.organisations().get(user.org());
        return new Pair(access, new Token(refresh.text(), now.plus(REFRESH)), user, organisation);
    }

    private Token sign(Use use, User user, Instant now, Duration life) {
        Instant end = now.plus(life);
        return new Token(tokens.sign(use, user, now, end), end);
    }

    /** Signed tokens know no fractions of a second. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static FoveaException refused(Flaw flaw) {
        return new FoveaException(new Unauthenticated(Proof.REFRESH_TOKEN, flaw));
    }
}
