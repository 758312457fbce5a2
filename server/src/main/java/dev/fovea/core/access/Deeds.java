package dev.fovea.core.access;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.Credential;
import dev.fovea.model.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Entries of the audit log that this package writes, in the transaction of the deed. */
final class Deeds {
    private Deeds() {}

    /** Something done to a credential, which is told by its kind, name and prefix. */
    static void done(Session session, Actor by, String action, Credential credential, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("kind", credential.kind().name().toLowerCase(Locale.ROOT));
        details.put("name", credential.name());
        details.put("prefix", credential.prefix());
        session.audit().append(by, action, credential.uuid().toString(), AuditEntry.details(details), now);
    }

    /** Something done to a device. */
    static void done(Session session, Actor by, String action, Source device, Instant now) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("name", device.name());
        details.put("status", device.status().name().toLowerCase(Locale.ROOT));
        session.audit().append(by, action, device.externalId(), AuditEntry.details(details), now);
    }
}
