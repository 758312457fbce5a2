package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.model.Actor;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a token with which new devices join the organisation (acusight.md A3). */
public final class CreateProvisioningToken {
    private static final int MOST_DAYS = 36_500;

    private final Store store;
    private final Ids ids;
    private final Clock clock;

    /** Makes tokens in the store. */
    public CreateProvisioningToken(Store store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What to make.
     *
     * @param expiresInDays empty means never
     * @param singleUse whether it lets in one device only
     */
    public record Command(OrgId org, String name, OptionalInt expiresInDays, boolean singleUse) {}

    /** What is kept, and the secret, which is shown this once. */
    public record Receipt(Credential credential, String secret) {
        @Override
        public String toString() {
            return "Receipt[" + credential.prefix() + "…]";
        }
    }

    /**
     * Makes the token.
     *
     * @param by who is answerable for it
     * @throws dev.fovea.error.FoveaException {@code Invalid}
     */
    public Receipt create(Actor by, Command command) {
        Instant now = clock.instant();
        CredentialDraft draft = CredentialDraft.of(command.org, AccessRules.name("name", command.name))
                .once(command.singleUse)
                .until(end(command.expiresInDays, now));
        Secret secret = Secret.mint(ids, CredentialKind.PROVISIONING);
        return store.inTransaction(session -> {
            Credential credential = session.credentials().add(draft.with(secret, ids.uuid(), now));
            AccessEvents.credentialCreated(session, credential, now);
            Deeds.done(session, by, "credential.created", credential, now);
            return new Receipt(credential, secret.text());
        });
    }

    private static Optional<Instant> end(OptionalInt days, Instant now) {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        if (days.getAsInt() < 1 || days.getAsInt() > MOST_DAYS) {
            throw AccessRules.broken(
                    "value_error", "expires_in_days", "expires_in_days is from 1 to " + MOST_DAYS + ", or null");
        }
        return Optional.of(now.plus(Duration.ofDays(days.getAsInt())));
    }
}
