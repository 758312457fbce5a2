package dev.fovea.dialect.fovea;

import dev.fovea.http.Json;
import dev.fovea.model.Event;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event on the wire: the same in the feed, in streams and in what webhooks post (docs/api/events.md). */
final class EventView {
    private EventView() {}

    static Map<String, Object> of(Event event) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("event", event.type());
        view.put("event_id", event.number());
        view.put("subject", event.subject());
        view.put("timestamp", event.at().toString());
        view.put("data", Json.MAPPER.readTree(event.data()));
        return view;
    }
}
