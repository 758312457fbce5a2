package dev.fovea.core.port;

import dev.fovea.model.Event;
import dev.fovea.model.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** Events after a number and up to one that is settled, oldest first; waits for nobody. */
    List<Event> between(OrgId org, long after, long settled, int limit);

    /** The event of that number. */
    Optional<Event> find(OrgId org, long number);

    /** Number up to which nothing will be added any more, 0 when there is no event yet. */
    long settled(OrgId org);

    /** Number of the latest event that is committed, 0 when there is none; waits for nobody. */
    long last(OrgId org);
}
