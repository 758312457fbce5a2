package dev.fovea.dialect.fovea;

import dev.fovea.core.follow.EventFeed;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Json;
import dev.fovea.http.Waiting;
import dev.fovea.model.Caller;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The event log, pulled (docs/api/events.md). */
final class EventDoor {
    static final String PATH = "/v1/events";

    private final FoveaAuth auth;
    private final EventFeed feed;
    private final Clock clock;

    EventDoor(FoveaAuth auth, EventFeed feed, Clock clock) {
        this.auth = auth;
        this.feed = feed;
        this.clock = clock;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        EventFeed.Query query = new EventFeed.Query(
                caller.org(),
                EventQuery.filter(context),
                EventQuery.after(context, OptionalLong.of(0)),
                EventQuery.limit(context),
                EventQuery.patience(context));
        Instant start = clock.instant();
        EventFeed.Portion portion = feed.read(query);
        if (query.patience().isPositive()) {
            Waiting.note(context, Duration.between(start, clock.instant()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", portion.events().stream().map(EventView::of).toList());
        body.put("next_after", portion.nextAfter());
        body.put("more", portion.more());
        Json.answer(context, 200, body);
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        String number = context.pathParam("number");
        if (!number.matches("[0-9]{1,18}")) {
            throw new FoveaException(new FoveaError.NotFound(FoveaError.Thing.EVENT, number));
        }
        Json.answer(context, 200, EventView.of(feed.get(caller.org(), Long.parseLong(number))));
    }
}
