package dev.fovea.core.extract;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.OrgId;
import dev.fovea.model.PatternId;
import java.time.Instant;

/** The events of patterns, appended in the transaction of the change. */
final class PatternEvents {
    private PatternEvents() {}

    static void created(Session session, OrgId org, PatternId id, Instant now) {
        session.events().append(org, "pattern.created", id.text(), "{\"version\":1}", now);
    }

    static void changed(Session session, OrgId org, PatternId id, int version, Instant now) {
        session.events().append(org, "pattern.changed", id.text(), "{\"version\":" + version + "}", now);
    }

    static void deleted(Session session, OrgId org, PatternId id, Instant now) {
        session.events().append(org, "pattern.deleted", id.text(), "{}", now);
    }
}
