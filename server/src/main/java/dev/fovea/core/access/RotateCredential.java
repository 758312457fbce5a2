package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Actor;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives a key a successor of the same name, rights and end. The old one works on for an overlap, so that whoever holds it
 * can change over without a gap.
 */
public final class RotateCredential {
    /** The longest overlap. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private final Store store;
    private final Ids ids;
    private final Clock clock;

    /** Rotates credentials in the store. */
    public RotateCredential(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Which one.
     *
     * @param overlap how long the old one still works; zero ends it at once
     */
    public record Command(Caller caller, Actor by, CredentialKind kind, UUID credential, Duration overlap) {}

    /**
     * Rotates the key.
     *
     * @throws FoveaException {@code NotFound(CREDENTIAL)}; {@code Conflict(CREDENTIAL_ENDED)} when it is revoked or has
     *     run out; {@code Forbidden(ROLE)} for the access token of another user, whose rights a new one would hand out
     */
    public IssueCredential.Receipt rotate(Command command) {
        if (command.overlap.isNegative() || command.overlap.compareTo(LONGEST) > 0) {
            throw AccessRules.broken(
                    "value_error", "overlap_seconds", "overlap_seconds is from 0 to " + LONGEST.toSeconds());
        }
        Secret secret = Secret.mint(ids, command.kind);
        Instant now = clock.instant();
        return store.inTransaction(session -> rotate(session, command, secret, now));
    }

    private IssueCredential.Receipt rotate(Session session, Command command, Secret secret, Instant now) {
        Credential old = CredentialQueries.get(session, command.by.org(), command.kind, command.credential);
        requireOwn(command.caller, old);
        if (old.revokedAt().isPresent() || old.expiredAt(now)) {
            throw new FoveaException(
                    new Conflict(Clash.CREDENTIAL_ENDED, "The key has ended; make a new one", Map.of()));
        }
        Credential fresh = session.credentials().add(successor(old).with(secret, ids.uuid(), now));
        endAfter(session, old, now, command.overlap);
        AccessEvents.credentialCreated(session, fresh, now);
        Deeds.done(session, command.by, "credential.rotated", old, now);
        return new IssueCredential.Receipt(fresh, secret.text());
    }

    private static void requireOwn(Caller caller, Credential old) {
        boolean own = old.user().equals(caller.user().map(User::id));
        if (old.kind() == CredentialKind.ACCESS_TOKEN && !own) {
            throw new FoveaException(
                    new Forbidden(Bar.ROLE, "an access token is rotated by its own user; revoke it instead"));
        }
    }

    private static CredentialDraft successor(Credential old) {
        return new CredentialDraft(
                old.org(),
                old.name(),
                old.scopes(),
                old.options(),
                old.user(),
                old.source(),
                old.singleUse(),
                old.expiresAt());
    }

    private static void endAfter(Session session, Credential old, Instant now, Duration overlap) {
        if (overlap.isZero()) {
            var _ = session.credentials().revoke(old.id(), now);
            AccessEvents.credentialRevoked(session, old, now);
            return;
        }
        Instant end = now.plus(overlap);
        Optional<Instant> sooner =
                Optional.of(old.expiresAt().filter(end::isAfter).orElse(end));
        session.credentials().update(old.id(), old.name(), old.scopes(), sooner, old.options());
    }
}
