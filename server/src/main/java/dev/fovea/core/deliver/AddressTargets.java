package dev.fovea.core.deliver;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.model.Webhook;
import dev.fovea.model.WebhookDraft;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Addresses that a pattern or a job names, as webhooks of their own kind (contract imggo.md §7). */
public final class AddressTargets {
    private final WebhookSecrets secrets;
    private final Ids ids;

    /** Signs with the secrets of organisations. */
    public AddressTargets(WebhookSecrets secrets, Ids ids) {
        this.secrets = secrets;
        this.ids = ids;
    }

    /**
     * Has events told to the address from now on. To be called in the transaction in which a pattern or a job names it,
     * before its first event is appended.
     */
    public void ensure(Session session, OrgId org, String url) {
        session.webhooks().follow(org);
    }

    /** The webhook for the address, made on first need. */
    Webhook of(Session session, OrgId org, String url, Vocabulary vocabulary, Instant now) {
        return session.webhooks()
                .findAddress(org, url, vocabulary)
                .orElseGet(() -> session.webhooks()
                        .add(
                                org,
                                WebhookAdministration.freshId(ids),
                                Webhook.Kind.ADDRESS,
                                draft(url, vocabulary),
                                secrets.sealedOfOrganisation(session, org),
                                now));
    }

    private static WebhookDraft draft(String url, Vocabulary vocabulary) {
        return new WebhookDraft(
                url, Set.of(), vocabulary, WebhookAdministration.signatureOf(vocabulary), true, Optional.empty());
    }
}
