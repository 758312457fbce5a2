package dev.fovea.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When a picture was taken: the instant, and the offset in which the sender said it.
 *
 * @param offset seconds east of UTC
 */
public record CapturedAt(Instant instant, int offset) {
    /** The moment as a client spelled it. */
    public static CapturedAt of(OffsetDateTime time) {
        return new CapturedAt(time.toInstant(), time.getOffset().getTotalSeconds());
    }

    /** A moment of the server's own clock. */
    public static CapturedAt of(Instant instant) {
        return new CapturedAt(instant, 0);
    }

    /** The moment in the sender's own offset. */
    public OffsetDateTime local() {
        return instant.atOffset(ZoneOffset.ofTotalSeconds(offset));
    }
}
