package dev.fovea.dialect.fovea;

import dev.fovea.model.Event;
import java.time.Duration;
import java.time.Instant;

/** How a stream tells of events: one by one, or counted. */
interface Telling {
    /** An event that passed the filter of the stream. */
    void take(Event event);

    /**
     * Frames what is to be told by now.
     *
     * @param position number up to which the log has been read
     */
    void tell(Frames frames, long position, Instant now);

    /** How long until there is something to tell again without a new event, at most {@code most}. */
    Duration pause(Instant now, Duration most);
}
