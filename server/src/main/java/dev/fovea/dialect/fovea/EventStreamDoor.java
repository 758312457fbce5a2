package dev.fovea.dialect.fovea;

import dev.fovea.core.follow.EventFilter;
import dev.fovea.core.follow.EventWatch;
import dev.fovea.core.follow.EventWatch.Listener;
import dev.fovea.http.Waiting;
import dev.fovea.model.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event log as server-sent events (docs/api/events.md). */
final class EventStreamDoor {
    static final String PATH = EventDoor.PATH + "/stream";

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(EventStreamDoor.class);
    private final FoveaAuth auth;
    private final EventWatch watch;
    private final Clock clock;

    EventStreamDoor(FoveaAuth auth, EventWatch watch, Clock clock) {
        this.auth = auth;
        this.watch = watch;
        this.clock = clock;
    }

    void stream(Context context) {
        Caller caller = auth.reader(context);
        EventFilter filter = EventQuery.filter(context);
        OptionalLong after = EventQuery.resumed(context);
        Telling telling = EventQuery.coalesced(context) ? new Counted() : new OneByOne();
        context.status(200).contentType("text/event-stream");
        context.header("Cache-Control", "no-store");
        // Asks proxies that keep answers back to pass on each piece.
        context.header("X-Accel-Buffering", "no");
        if (context.method().equals(HandlerType.HEAD)) {
            return;
        }
        Instant start = clock.instant();
        try (Listener listener = watch.listen(caller.org())) {
            Frames frames = new Frames(context.res().getOutputStream());
            new EventStream(listener, filter, telling, frames, () -> auth.reader(context), HEARTBEAT, clock)
                    .run(after.orElse(listener.head()));
        } catch (IOException e) {
            LOG.debug("a listener went away: {}", e.getMessage());
        } catch (InterruptedException _) {
            LOG.debug("a listener did not read any more when the server stopped");
        } finally {
            Waiting.note(context, Duration.between(start, clock.instant()));
        }
    }
}
