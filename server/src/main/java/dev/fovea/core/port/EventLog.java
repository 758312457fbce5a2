package dev.fovea.core.port;

import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.List;

/** The one log of changes that someone may wait for; appended in the transaction of the change. */
public interface EventLog {
    /**
     * Appends an event.
     *
     * @param data JSON object
     */
    void append(OrgId org, String type, String subject, String data, Instant now);

    /** Events after a number, oldest first. */
    List<Event> list(OrgId org, long after, int limit);

    /** Number of the latest event that is committed, 0 when there is none; waits for nobody. */
    long last(OrgId org);
}
