package dev.fovea.core.access;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Credential;
import dev.fovea.model.Organisation;
import dev.fovea.model.Source;
import java.time.Instant;
import java.util.Locale;

/** The events of this package, appended in the transaction of the change. */
final class AccessEvents {
    private AccessEvents() {}

    static void credentialCreated(Session session, Credential credential, Instant now) {
        credential(session, "credential.created", credential, now);
    }

    static void credentialRevoked(Session session, Credential credential, Instant now) {
        credential(session, "credential.revoked", credential, now);
    }

    static void deviceProvisioned(Session session, Source device, Instant now) {
        String data = "{\"status\":\"" + word(device.status()) + "\"}";
        session.events().append(device.org(), "device.provisioned", device.externalId(), data, now);
    }

    /** The device was approved, rejected, disabled or removed. */
    static void deviceChanged(Session session, String type, Source device, Instant now) {
        session.events().append(device.org(), type, device.externalId(), "{}", now);
    }

    static void organisationCreated(Session session, Organisation organisation, Instant now) {
        String subject = organisation.uuid().toString();
        session.events().append(organisation.id(), "organisation.created", subject, "{}", now);
    }

    private static void credential(Session session, String type, Credential credential, Instant now) {
        String data = "{\"kind\":\"" + word(credential.kind()) + "\"}";
        session.events().append(credential.org(), type, credential.uuid().toString(), data, now);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
