package dev.fovea.core.access;

import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Tokens;
import dev.fovea.core.port.Tokens.Use;
import dev.fovea.core.port.Tokens.Verdict;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import dev.fovea.model.Source;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns what a call shows into who is calling. Every check reads what is committed, so a revoked credential stops working
 * with the next call. A credential of the wrong kind is an unknown one (unified-model.md §2).
 */
public final class Authenticate {
    private final Store store;
    private final Tokens tokens;
    private final LastUses lastUses;
    private final Clock clock;
    private final Consumer<Caller> witness;

    /** Checks against the store; uses are noted in {@code lastUses}. */
    public Authenticate(Store store, Tokens tokens, LastUses lastUses, Clock clock) {
        this(store, tokens, lastUses, clock, _ -> {});
    }

    /** @param witness is told of every caller, on the thread that asked, before anything of the caller is refused */
    public Authenticate(Store store, Tokens tokens, LastUses lastUses, Clock clock, Consumer<Caller> witness) {
        this.witness = witness;
        this.store = store;
        this.tokens = tokens;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    /**
     * The organisation behind a partner key.
     *
     * @throws FoveaException {@code Unauthenticated(API_KEY, MISSING or INVALID)}
     */
    public Caller partnerKey(Optional<String> key) {
        Credential credential = plainKey(CredentialKind.PARTNER_KEY, Proof.API_KEY, key);
        return known(new Caller(
                credential.org(), credential.prefix(), Optional.empty(), Optional.empty(), credential.scopes()));
    }

    /**
     * The user behind a token on a call whose partner key belongs to {@code mustBelongTo} (genlogs.md §2).
     *
     * @throws FoveaException {@code Unauthenticated(ACCESS_TOKEN, …)}; INVALID for a token of another organisation
     */
    public Caller accessToken(Optional<String> token, OrgId mustBelongTo) {
        Caller caller = user(token, EnumSet.of(Use.ACCESS, Use.LOGIN));
        if (!caller.org().equals(mustBelongTo)) {
            throw refused(Proof.ACCESS_TOKEN, Flaw.INVALID);
        }
        return caller;
    }

    /**
     * The user behind a login token or a long-lived access token (hub.md §3).
     *
     * @throws FoveaException {@code Unauthenticated(ACCESS_TOKEN, …)}
     */
    public Caller bearer(Optional<String> token) {
        return user(token, EnumSet.of(Use.LOGIN));
    }

    /**
     * Who is calling and until when they may.
     *
     * @param expiresAt empty for an access token that does not expire
     */
    public record Identity(Caller caller, Organisation organisation, Optional<Instant> expiresAt) {}

    /**
     * The user behind a login token or a long-lived access token, with what they may want to know of themselves.
     *
     * @throws FoveaException {@code Unauthenticated(ACCESS_TOKEN, …)}
     */
    public Identity identity(Optional<String> token) {
        Caller caller = bearer(token);
        String secret = present(token, Proof.ACCESS_TOKEN);
        return store.read(session ->
                new Identity(caller, session.organisations().get(caller.org()), end(session, caller, secret)));
    }

    private Optional<Instant> end(Session session, Caller caller, String secret) {
        if (Permissions.isAccessToken(caller)) {
            return session.credentials()
                    .findByHash(CredentialKind.ACCESS_TOKEN, Secret.hash(secret))
                    .flatMap(Credential::expiresAt);
        }
        return tokens.verify(secret, clock.instant()) instanceof Verdict.Valid valid
                ? Optional.of(valid.expiresAt())
                : Optional.empty();
    }

    /**
     * The approved device behind a device key.
     *
     * @throws FoveaException {@code Unauthenticated(DEVICE_KEY, MISSING or INVALID)}, or
     *     {@code Forbidden(DEVICE_NOT_APPROVED)}
     */
    public Caller deviceKey(Optional<String> key) {
        Caller caller = anyDeviceKey(key);
        if (caller.source()
                .map(Source::status)
                .filter(SourceStatus.APPROVED::equals)
                .isEmpty()) {
            throw new FoveaException(new Forbidden(Bar.DEVICE_NOT_APPROVED, "the device has not been approved"));
        }
        return caller;
    }

    /**
     * The device behind a device key, whether approved or not: for the call by which a device learns where it stands
     * (acusight.md A5).
     *
     * @throws FoveaException {@code Unauthenticated(DEVICE_KEY, MISSING or INVALID)}
     */
    public Caller anyDeviceKey(Optional<String> key) {
        Credential credential = plainKey(CredentialKind.DEVICE_KEY, Proof.DEVICE_KEY, key);
        Source source = credential
                .source()
                .flatMap(id -> store.read(session -> session.sources().find(id)))
                .orElseThrow(() -> refused(Proof.DEVICE_KEY, Flaw.INVALID));
        return known(
                new Caller(credential.org(), credential.prefix(), Optional.empty(), Optional.of(source), Set.of()));
    }

    /**
     * The application behind an API key, or the user behind a login or access token (imggo.md §3).
     *
     * @throws FoveaException {@code Unauthenticated(API_KEY, MISSING or INVALID)}
     */
    public Caller apiKey(Optional<String> key) {
        String secret = present(key, Proof.API_KEY);
        Instant now = clock.instant();
        Optional<Credential> credential =
                store.read(session -> session.credentials().findByHash(CredentialKind.API_KEY, Secret.hash(secret)));
        if (credential.isEmpty()) {
            return userInPlaceOfKey(secret);
        }
        Credential found = credential.get();
        if (found.revokedAt().isPresent() || found.expiredAt(now)) {
            throw refused(Proof.API_KEY, Flaw.INVALID);
        }
        lastUses.note(found.id(), now);
        return known(new Caller(
                found.org(),
                found.prefix(),
                Optional.empty(),
                Optional.empty(),
                found.scopes(),
                CredentialOptions.vocabularyIn(found.options())));
    }

    private Caller userInPlaceOfKey(String secret) {
        try {
            return bearer(Optional.of(secret));
        } catch (FoveaException e) {
            throw new FoveaException(new Unauthenticated(Proof.API_KEY, Flaw.INVALID), e);
        }
    }

    private Credential plainKey(CredentialKind kind, Proof proof, Optional<String> key) {
        String secret = present(key, proof);
        Instant now = clock.instant();
        Credential credential = store.read(session -> session.credentials().findByHash(kind, Secret.hash(secret)))
                .filter(found -> found.revokedAt().isEmpty() && !found.expiredAt(now))
                .orElseThrow(() -> refused(proof, Flaw.INVALID));
        lastUses.note(credential.id(), now);
        return credential;
    }

    private Caller user(Optional<String> token, Set<Use> accepted) {
        String secret = present(token, Proof.ACCESS_TOKEN);
        return known(
                secret.startsWith(CredentialKind.ACCESS_TOKEN.prefix())
                        ? keptToken(secret)
                        : signedToken(secret, accepted));
    }

    private Caller keptToken(String secret) {
        Instant now = clock.instant();
        String hash = Secret.hash(secret);
        return store.read(session -> {
            Credential credential = session.credentials()
                    .findByHash(CredentialKind.ACCESS_TOKEN, hash)
                    .orElseThrow(() -> refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
            refuseDead(credential, now);
            User user = activeUser(session, credential.user());
            lastUses.note(credential.id(), now);
            return new Caller(
                    user.org(), credential.prefix(), Optional.of(user), Optional.empty(), credential.scopes());
        });
    }

    private static void refuseDead(Credential credential, Instant now) {
        if (credential.revokedAt().isPresent()) {
            throw refused(Proof.ACCESS_TOKEN, Flaw.REVOKED);
        }
        if (credential.expiredAt(now)) {
            throw refused(Proof.ACCESS_TOKEN, Flaw.EXPIRED);
        }
    }

    private Caller signedToken(String token, Set<Use> accepted) {
        return switch (tokens.verify(token, clock.instant())) {
            case Verdict.Valid valid when accepted.contains(valid.use()) -> signedIn(valid);
            case Verdict.Expired(Use use, UserId _)
            when accepted.contains(use) -> throw refused(Proof.ACCESS_TOKEN, Flaw.EXPIRED);
            case Verdict.Valid _, Verdict.Expired _, Verdict.Invalid _ ->
                throw refused(Proof.ACCESS_TOKEN, Flaw.INVALID);
        };
    }

    private Caller signedIn(Verdict.Valid token) {
        User user = store.read(session -> activeUser(session, Optional.of(token.user())));
        if (user.generation() != token.generation()) {
            throw refused(Proof.ACCESS_TOKEN, Flaw.REVOKED);
        }
        String credential = token.use() == Use.LOGIN ? "login" : "access";
        return new Caller(user.org(), credential, Optional.of(user), Optional.empty(), Set.of());
    }

    private static User activeUser(Session session, Optional<UserId> id) {
        return id.flatMap(session.users()::find)
                .filter(User::active)
                .orElseThrow(() -> refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
    }

    private static String present(Optional<String> secret, Proof proof) {
        return secret.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> refused(proof, Flaw.MISSING));
    }

    private Caller known(Caller caller) {
        witness.accept(caller);
        return caller;
    }

    private static FoveaException refused(Proof proof, Flaw flaw) {
        return new FoveaException(new Unauthenticated(proof, flaw));
    }
}
