package dev.fovea.dialect.fovea;

import dev.fovea.core.follow.EventFilter;
import dev.fovea.core.follow.EventWatch.Listener;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Event;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One client that follows the log. It reads at the pace at which the client takes what is written, so a slow one holds up
 * nobody and costs no memory.
 */
final class EventStream {
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration NO_BUSY_LOOP = Duration.ofMillis(1);

    private final Listener listener;
    private final EventFilter filter;
    private final Telling telling;
    private final Frames frames;
    private final Runnable insistOnAccess;
    private final Duration heartbeat;
    private final Clock clock;

    /**
     * @param insistOnAccess throws what a call without access is answered
     * @param heartbeat from one sign of life to the next, and how long a token that has ended may go on listening
     */
    EventStream(
            Listener listener,
            EventFilter filter,
            Telling telling,
            Frames frames,
            Runnable insistOnAccess,
            Duration heartbeat,
            Clock clock) {
        this.listener = listener;
        this.filter = filter;
        this.telling = telling;
        this.frames = frames;
        this.insistOnAccess = insistOnAccess;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /** Tells what follows a number until the client goes, loses its access, or the server stops. */
    void run(long after) throws IOException, InterruptedException {
        frames.opening(RETRY.toMillis(), after);
        frames.flush();
        frames.message("end", Map.of("reason", follow(after)));
        frames.flush();
    }

    /** Follows the log; returns why it ended. */
    private String follow(long after) throws IOException, InterruptedException {
        long position = after;
        Instant beat = clock.instant();
        while (!listener.ended()) {
            List<Event> events = listener.next(position);
            events.stream().filter(filter::passes).forEach(telling::take);
            position = events.isEmpty() ? position : events.getLast().number();
            Instant now = clock.instant();
            telling.tell(frames, position, now);
            if (!now.isBefore(beat.plus(heartbeat))) {
                if (!hasAccess()) {
                    return "unauthorized";
                }
                frames.heartbeat(position);
                beat = now;
            }
            frames.flush();
            if (events.isEmpty()) {
                Duration pause = telling.pause(now, Duration.between(now, beat.plus(heartbeat)));
                listener.await(position, pause.isPositive() ? pause : NO_BUSY_LOOP);
            }
        }
        return "stopping";
    }

    private boolean hasAccess() {
        try {
            insistOnAccess.run();
            return true;
        } catch (FoveaException e) {
            if (e.error() instanceof FoveaError.Unauthenticated || e.error() instanceof FoveaError.Forbidden) {
                return false;
            }
            throw e;
        }
    }
}
