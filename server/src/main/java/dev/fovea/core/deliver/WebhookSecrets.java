package dev.fovea.core.deliver;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.core.port.Vault;
import dev.fovea.core.port.Webhooks.Secrets;
import dev.fovea.model.Actor;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The secrets by which receivers know that a delivery is ours: made here, kept sealed. */
public final class WebhookSecrets {
    /** How long the secret before the present one still signs. */
    static final Duration CHANGEOVER = Duration.ofHours(24);

    private static final String HEX = "0123456789abcdef";
    private static final int LENGTH = 64;

    private final Store store;
    private final Ids ids;
    private final Vault vault;
    private final Clock clock;

    /** Secrets of organisations in the store, sealed by the vault. */
    public WebhookSecrets(Store store, Ids ids, Vault vault, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.vault = vault;
        this.clock = clock;
    }

    /** The organisation's secret, which signs for addresses that a pattern or a job names; made on first need. */
    public String ofOrganisation(OrgId org) {
        String sealed = store.read(session -> session.webhooks().defaultSecret(org))
                .orElseGet(() -> store.inTransaction(session -> sealedOfOrganisation(session, org)));
        return vault.open(sealed);
    }

    /** The organisation's secret for somebody to see, who is named in the audit log. */
    public String shown(Actor by) {
        String sealed = store.inTransaction(session -> {
            session.audit().append(by, "webhook_secret.read", "organisation", "{}", clock.instant());
            return sealedOfOrganisation(session, by.org());
        });
        return vault.open(sealed);
    }

    String sealedOfOrganisation(Session session, OrgId org) {
        return session.webhooks()
                .defaultSecret(org)
                .orElseGet(() -> session.webhooks().keepDefaultSecret(org, vault.seal(mint()), clock.instant()));
    }

    /** A secret nobody has chosen: 64 hex digits (contract imggo.md §7). */
    String mint() {
        return ids.secret(HEX, LENGTH);
    }

    String seal(String secret) {
        return vault.seal(secret);
    }

    String open(String sealed) {
        return vault.open(sealed);
    }

    /** A new secret in front of the present one. */
    Secrets changedOver(Secrets present, String secret, Instant now) {
        return new Secrets(vault.seal(secret), Optional.of(present.current()), Optional.of(now.plus(CHANGEOVER)));
    }
}
